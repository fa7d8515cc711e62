//! Properties: what is printed is read back, and no text makes the parser fail.

use directive::document::{
    Directive, Example, ExampleWith, HeaderTime, Paragraph, Place, Precedence,
};
use directive::rule::{Levels, MonthDay, Order, PartyTerm, Rule, Scope, Season, Selector};
use directive::{Act, Approval, DirectiveId, Initiator, ParagraphId, Venue, parse, print};
use jiff::Timestamp;
use jiff::civil::Date;
use parties::{
    Category, Compartment, ContactLevel, FunctionId, Level, ListId, PartialDate, Programme, Purpose,
};
use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Words of prose, among them those that could be taken for something else.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Zéüßкитайمجاهد恒溪]{1,12}[,;.:]?",
        1 => select(vec![">", ">parties", "3.", "(U)", "Examples:", "To:", "->", "\"", "same", "—"])
            .prop_map(str::to_owned),
    ];
    vec(word, 1..40).prop_map(|words| words.join(" "))
}

/// A word that stands in a list.
fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,9}( [A-Z][a-z]{1,6})?".prop_filter("words of the grammar", |w| {
        let first = w.split(' ').next().unwrap_or("");
        !["list", "programme", "category", "same", "and", "or", "only", "by"].contains(&first)
            && !w.ends_with(" only")
    })
}

fn id_word() -> impl Strategy<Value = String> {
    prop_oneof![word(), "[a-z]{2,5}:[A-Za-z0-9.-]{1,10}"]
}

fn day() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
}

fn header_time() -> impl Strategy<Value = HeaderTime> {
    prop_oneof![
        day().prop_map(HeaderTime::Day),
        (0i64..4_000_000_000, select(vec![0, 500_000_000]))
            .prop_map(|(s, n)| { HeaderTime::Instant(Timestamp::new(s, n).unwrap()) }),
        (0i64..60_000_000)
            .prop_map(|m| HeaderTime::Instant(Timestamp::from_second(m * 60).unwrap())),
    ]
}

fn number() -> impl Strategy<Value = DirectiveId> {
    "[0-9]{2} [A-Z]{2,6}( [A-Z]{2,5})? [0-9]{1,6}".prop_map(|t| DirectiveId::parse(&t).unwrap())
}

fn function() -> impl Strategy<Value = FunctionId> {
    let plain = "[a-z]{2,8}(-[a-z]{2,6})?".prop_filter("joins", |w| w != "and" && w != "or");
    prop_oneof![plain, Just("head of post".to_owned()), Just("deputy".to_owned())]
        .prop_map(|w| FunctionId::parse(&w).unwrap())
}

fn approval() -> impl Strategy<Value = Approval> {
    let leaf = prop_oneof![
        3 => function().prop_map(Approval::One),
        1 => vec(function(), 1..4).prop_flat_map(|of| {
            (1..=of.len()).prop_map(move |n| Approval::AtLeast { n, of: of.clone() })
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 2..4).prop_map(Approval::All),
            vec(inner, 2..4).prop_map(Approval::Any),
        ]
    })
    .prop_filter("bound", |a| a.functions().len() <= directive::approval::FUNCTIONS_MAX)
}

fn term() -> impl Strategy<Value = PartyTerm> {
    let selector = prop_oneof![
        4 => id_word().prop_map(Selector::Party),
        1 => word().prop_map(|w| Selector::List(ListId::parse(&w).unwrap())),
        1 => word().prop_map(|w| Selector::Programme(Programme::parse(&w).unwrap())),
        1 => word().prop_map(|w| Selector::Category(Category::parse(&w).unwrap())),
    ];
    let scope = select(vec![Scope::Only, Scope::Only, Scope::WithOffshoots, Scope::WithLinked]);
    (selector, scope).prop_map(|(selector, scope)| PartyTerm { selector, scope })
}

fn season() -> impl Strategy<Value = Season> {
    let month_day = || {
        (1i8..=12, 1i8..=31).prop_filter_map("a day of some year", |(month, day)| {
            Date::new(2024, month, day).ok().map(|_| MonthDay { month, day })
        })
    };
    prop_oneof![
        (day(), day()).prop_map(|(from, to)| Season::Period { from, to }),
        (month_day(), month_day()).prop_map(|(from, to)| Season::Every { from, to }),
    ]
}

fn order() -> impl Strategy<Value = Order> {
    prop_oneof![
        any::<bool>().prop_map(|open_channel| Order::Clear { open_channel }),
        Just(Order::AdvisedAgainst),
        Just(Order::Prohibited),
        vec(function(), 0..3).prop_map(|by| Order::NotifyFirst { by }),
        approval().prop_map(|by| Order::ApprovalRequired { by }),
    ]
}

fn purposes() -> impl Strategy<Value = std::collections::BTreeSet<Purpose>> {
    btree_set(word().prop_map(|w| Purpose::parse(&w).unwrap()), 0..3)
}

fn levels() -> impl Strategy<Value = Option<Levels>> {
    let level = || "[a-z-]{3,10}".prop_map(|w| ContactLevel::named(&w));
    of(prop_oneof![level().prop_map(Levels::AtLeast), level().prop_map(Levels::AtMost)])
}

fn rule() -> impl Strategy<Value = Rule> {
    let whom = (vec(term(), 0..5), of(1u16..9), subsequence(Act::ALL.to_vec(), 0..=8));
    let narrowed = (
        levels(),
        of(select(Initiator::ALL.to_vec())),
        subsequence(Venue::ALL.to_vec(), 0..=3),
        vec(word(), 0..3),
        vec(word(), 0..3),
        vec(season(), 0..3),
    );
    let ordered = (order(), vec(word(), 0..3), of(0u16..40), purposes(), purposes());
    (any::<bool>(), whom, narrowed, ordered).prop_map(|(is_same, whom, narrowed, ordered)| {
        let (parties, unknown, acts) = whom;
        let (levels, initiator, places, posts, regions, seasons) = narrowed;
        let (order, conditions, report_working_days, except, no_exempt) = ordered;
        Rule {
            is_same,
            parties,
            unknown,
            acts: acts.into_iter().collect(),
            levels,
            initiator,
            places: places.into_iter().collect(),
            posts,
            regions,
            seasons,
            order,
            conditions,
            report_working_days,
            except,
            no_exempt,
        }
    })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let mark = select(vec!["", "U", "R", "SBU", "S/NF"]);
    (mark, of(prose()), of(rule())).prop_map(|(mark, text, rule)| Paragraph {
        id: ParagraphId(1),
        mark: mark.to_owned(),
        text: text.unwrap_or_default(),
        rule,
        place: Place::default(),
    })
}

fn example() -> impl Strategy<Value = Example> {
    let born = prop_oneof![
        day().prop_map(PartialDate::day),
        (1900i16..2000).prop_map(|y| PartialDate::years(y, y).unwrap()),
        (1900i16..1950, 1950i16..2000).prop_map(|(a, b)| PartialDate::years(a, b).unwrap()),
        (1900i16..2000).prop_map(|y| PartialDate::years(y, y).unwrap().circa()),
    ];
    let with = (prose(), of(born), of(prose()), of(id_word()))
        .prop_map(|(name, born, capacity, is)| ExampleWith { name, born, capacity, is });
    let facts = (
        of(word().prop_map(|w| Purpose::parse(&w).unwrap())),
        of("[a-z]{3,9}".prop_map(|w| ContactLevel::named(&w))),
        of(select(Initiator::ALL.to_vec())),
        of(select(Venue::ALL.to_vec())),
        of(word()),
        of(header_time()),
    );
    let verdict = select(directive::parse::VERDICTS.to_vec());
    (select(Act::ALL.to_vec()), vec(with, 1..4), facts, verdict, of(1u16..90)).prop_map(
        |(act, with, (purpose, level, initiator, venue, post, at), verdict, paragraph)| Example {
            act,
            with,
            purpose,
            level,
            initiator,
            venue,
            post,
            at,
            verdict: verdict.to_owned(),
            paragraph: paragraph.map(ParagraphId),
            place: Place::default(),
        },
    )
}

/// Numbers paragraphs and lets `same` copy the rule above, as the parser does.
fn settled(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut above: Option<Rule> = None;
    for (i, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.id = ParagraphId(u16::try_from(i * 2 + 1).unwrap());
        if let Some(rule) = &mut paragraph.rule {
            match &above {
                Some(above) if rule.is_same => {
                    rule.parties.clone_from(&above.parties);
                    rule.unknown = above.unknown;
                }
                _ => rule.is_same = false,
            }
            above = Some(rule.clone());
        }
    }
    paragraphs
}

prop_compose! {
    fn directive()(
        (id, precedence, marking) in
            (number(), of(select(Precedence::ALL.to_vec())), of("[a-z]{3,12}")),
        captions in vec("[A-Z]{3,9}", 0..3),
        (to, info, except_to) in (vec(word(), 0..5), vec(word(), 0..3), vec(word(), 0..3)),
        (subject, authority, legal_authority) in (of(prose()), of(prose()), of(prose())),
        (objective, grounds, line_to_take) in (of(prose()), of(prose()), of(prose())),
        (supersedes, cancels, amends) in
            (vec(number(), 0..3), vec(number(), 0..3), vec(number(), 0..2)),
        (in_force, review_by, expires) in
            (of(header_time()), of(header_time()), of(header_time())),
        references in vec("\\([A-Z]\\) [0-9]{2} [A-Z]{2,5} [0-9]{1,5}", 0..3),
        paragraphs in vec(paragraph(), 0..6),
        examples in vec(example(), 0..4),
    ) -> Directive {
        Directive {
            id,
            precedence,
            marking: marking.map(|m| Level::named(&m)),
            captions: captions.iter().map(|c| Compartment::named(c)).collect(),
            to,
            info,
            except_to,
            subject: subject.unwrap_or_default(),
            authority: authority.unwrap_or_default(),
            legal_authority: legal_authority.unwrap_or_default(),
            objective: objective.unwrap_or_default(),
            grounds: grounds.unwrap_or_default(),
            supersedes,
            cancels,
            amends,
            in_force,
            review_by,
            expires,
            references,
            line_to_take: line_to_take.unwrap_or_default(),
            paragraphs: settled(paragraphs),
            examples,
        }
    }
}

/// Texts near the grammar: its words, and what breaks them.
fn near_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(vec![
            "Directive: 26 HQ 1\n",
            "To: ALL POSTS\n",
            "In force: 2026-01-01\n",
            "1. (U) ",
            "2. ",
            "   > ",
            "parties ",
            "own:a with offshoots; ",
            "verdict ",
            "approval-required by ",
            "2 of (",
            "a, b",
            ")",
            " and ",
            " or ",
            "Examples:\n",
            "accept \"",
            "\" -> clear",
            ", para 3",
            "\n",
            "\r\n",
            "\r",
            "every 31 FEB to 06 JAN",
            "\u{202e}",
            "\0",
            "\u{2028}",
            "report within ",
            "-> ",
            "“",
            "\\",
            ":",
            ";",
            ",",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(96)
    })]

    #[test]
    fn what_is_printed_is_read_back(directive in directive()) {
        let printed = print(&directive);
        let (read, faults) = parse(&printed);
        prop_assert_eq!(&faults, &[], "{}", printed);
        prop_assert_eq!(read.without_places(), directive, "{}", printed);
    }

    #[test]
    fn no_text_makes_the_parser_fail_and_every_fault_can_be_drawn(text in near_text()) {
        let (directive, faults) = parse(&text);
        for fault in &faults {
            let drawn = fault.render(&text);
            prop_assert!(drawn.contains(&fault.what));
            prop_assert!(!drawn.contains('\u{202e}') && !drawn.contains('\0'), "{:?}", drawn);
        }
        if faults.is_empty() {
            let printed = print(&directive);
            let (again, faults) = parse(&printed);
            prop_assert_eq!(&faults, &[], "{}", printed);
            prop_assert_eq!(again.without_places(), directive.without_places(), "{}", printed);
        }
    }

    #[test]
    fn a_sound_text_with_a_stretch_cut_or_doubled_never_fails_and_comes_back_or_is_said(
        file in 0usize..14,
        (from, length) in (0usize..2_000, 1usize..80),
        is_doubled in any::<bool>(),
    ) {
        let path = &crate::cases::files("verdicts", "directive")[file];
        let chars: Vec<char> = std::fs::read_to_string(path).unwrap().chars().collect();
        let from = from % chars.len();
        let end = (from + length).min(chars.len());
        let rest = if is_doubled { from } else { end };
        let text: String = chars[..if is_doubled { end } else { from }]
            .iter()
            .chain(&chars[rest..])
            .collect();
        let (directive, faults) = parse(&text);
        if faults.is_empty() {
            let printed = print(&directive);
            let (again, faults) = parse(&printed);
            prop_assert_eq!(&faults, &[], "{}", printed);
            prop_assert_eq!(again.without_places(), directive.without_places(), "{}", printed);
        }
        for fault in &faults {
            prop_assert!(fault.render(&text).contains(&fault.what));
        }
    }
}
