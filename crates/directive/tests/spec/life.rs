//! The life of a directive: who may do what in which state, and that events alone rebuild it.

use crate::organisation::{at, organisation, post, registry};
use directive::life::{Command, Event, NotAllowed, Reply, Setting, State, apply, handle};
use parties::{OfficerId, Organisation, Registry};

const TEXT: &str = "\
Directive: 26 HQ 1
Precedence: ROUTINE
Marking: RESTRICTED
To: CAIRO
Info: ALMATY
Subject: Arvand
Authority: Secretary
Grounds: Violence.
In force: 2026-02-01
Review by: 2026-07-07

1. (U) Text.
   > parties arvand
   > acts accept
   > verdict prohibited

Examples:
   accept \"Arvand\" -> prohibited
";

struct World {
    organisation: Organisation,
    registry: Registry,
}

impl World {
    fn new() -> Self {
        Self {
            organisation: organisation(),
            registry: registry("own:arvand organisation \"Arvand\""),
        }
    }

    fn may(&self, state: &State, who: &str, command: &Command) -> Result<Vec<Event>, NotAllowed> {
        let by = OfficerId::parse(who).unwrap();
        let (organisation, registry) = (&self.organisation, &self.registry);
        let at = at("2026-01-20T10:00Z");
        handle(state, command, &Setting { by: &by, at, organisation, registry, already: &[] })
    }

    fn does(&self, state: State, who: &str, command: &Command) -> State {
        let events = self.may(&state, who, command).unwrap();
        events.iter().fold(state, apply)
    }
}

fn save(text: &str) -> Command {
    Command::Save { text: text.to_owned() }
}

fn reply(at: &str, reply: Reply) -> Command {
    Command::Answer { post: post(at), reply }
}

fn acknowledge(at: &str) -> Command {
    reply(at, Reply::Acknowledged)
}

fn cancel(grounds: &str) -> Command {
    Command::Cancel { grounds: grounds.to_owned() }
}

fn refused(result: Result<Vec<Event>, NotAllowed>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn it_is_drafted_released_acknowledged_and_cancelled() {
    let world = World::new();
    let state = world.does(State::Blank, "a.lindqvist", &save(TEXT));
    assert!(matches!(&state, State::Draft(draft) if draft.text == TEXT));
    let state = world.does(state, "a.lindqvist", &Command::Release);
    let waiting = |s: &State| s.issued().unwrap().unacknowledged().cloned().collect::<Vec<_>>();
    assert_eq!(waiting(&state), [post("almaty"), post("cairo")]);
    let state = world.does(state, "h.saleh", &acknowledge("cairo"));
    assert_eq!(waiting(&state), [post("almaty")]);
    let state = world.does(state, "a.lindqvist", &cancel("The talks have begun again."));
    let State::Cancelled { issued, cancellation } = &state else { panic!("{state:?}") };
    assert_eq!(issued.released.cancelled_at, Some(cancellation.at));
    // A post that was cut off may still acknowledge.
    let state = world.does(state, "k.seitkali", &acknowledge("almaty"));
    assert!(waiting(&state).is_empty());
}

#[test]
fn the_events_alone_rebuild_the_state() {
    let world = World::new();
    let commands = [
        ("a.lindqvist", save(TEXT)),
        ("a.lindqvist", Command::Release),
        ("h.saleh", reply("cairo", Reply::CannotComply { reason: "The host asks daily.".into() })),
        ("a.lindqvist", cancel("The talks have begun again.")),
    ];
    let (mut state, mut events) = (State::Blank, Vec::new());
    for (who, command) in &commands {
        let new = world.may(&state, who, command).unwrap();
        state = new.iter().fold(state, apply);
        events.extend(new);
    }
    assert_eq!(events.iter().fold(State::Blank, apply), state);
    assert_eq!(events.len(), 4);
}

#[test]
fn what_may_not_be_done_says_why() {
    let world = World::new();
    let blank = State::Blank;
    let draft = world.does(State::Blank, "a.lindqvist", &save(TEXT));
    let released = world.does(draft.clone(), "a.lindqvist", &Command::Release);
    let out = "`26 HQ 1` is released already, and a released text never changes; \
               supersede or amend it";
    let nothing = "say nothing; write a sentence that someone can act on";
    let lead = "a.lindqvist";
    let silent = Reply::CannotComply { reason: ".".into() };
    let cases: [(&State, &str, Command, &str); 12] = [
        (&blank, lead, Command::Release, "there is no draft to release; save one first"),
        (
            &blank,
            lead,
            save("1. (U) x"),
            "the text has no number; begin with `Directive: 20 HQ 1234`",
        ),
        (
            &draft,
            lead,
            save("Directive: 26 HQ 2"),
            "the text is that of `26 HQ 2`, not of `26 HQ 1`",
        ),
        (&draft, "h.saleh", acknowledge("cairo"), "the directive is not released"),
        (&draft, lead, cancel("Not needed any more."), "the directive is not released"),
        (&released, lead, save(TEXT), out),
        (&released, lead, Command::Release, out),
        (
            &released,
            "h.saleh",
            acknowledge("newyork"),
            "`newyork` is not an addressee of the directive",
        ),
        (
            &released,
            "h.saleh",
            acknowledge("almaty"),
            "`h.saleh` does not serve at `almaty`; a person of the post answers for it",
        ),
        (
            &released,
            "nobody",
            acknowledge("cairo"),
            "`nobody` does not serve at `cairo`; a person of the post answers for it",
        ),
        (&released, "h.saleh", reply("cairo", silent), &format!("the reasons {nothing}")),
        (&released, lead, cancel(" . "), &format!("the grounds {nothing}")),
    ];
    for (state, who, command, why) in cases {
        assert_eq!(refused(world.may(state, who, &command)), why);
    }
    let twice = world.does(released, "h.saleh", &acknowledge("cairo"));
    assert_eq!(
        refused(world.may(&twice, "h.saleh", &acknowledge("cairo"))),
        "`cairo` acknowledged it already, by `h.saleh`"
    );
}

#[test]
fn a_draft_with_faults_is_kept_and_not_released() {
    let world = World::new();
    let text = TEXT.replace("Grounds: Violence.\n", "").replace("arvand", "arvnad");
    let draft = world.does(State::Blank, "a.lindqvist", &save(&text));
    let error = world.may(&draft, "a.lindqvist", &Command::Release).unwrap_err();
    assert_eq!(error.to_string(), "the directive has 2 faults that stop its release");
    let NotAllowed::Faults(findings) = error else { panic!() };
    let codes: Vec<_> = findings.iter().map(|f| f.fault.code).collect();
    assert_eq!(codes, ["missing-header", "unknown-party"]);
}

#[test]
fn a_command_does_not_end_what_stands_on_a_law() {
    let world = World::new();
    let text = TEXT.replace("Grounds:", "Legal authority: Public Security Act 2011\nGrounds:");
    let draft = world.does(State::Blank, "a.lindqvist", &save(&text));
    let released = world.does(draft, "a.lindqvist", &Command::Release);
    let why = refused(world.may(&released, "a.lindqvist", &cancel("The talks have begun again.")));
    assert_eq!(
        why,
        "`26 HQ 1` stands on a law; release a directive that names a law and cancels it"
    );
}
