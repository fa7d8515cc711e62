//! The deeds about a request that take a form: a word and its fields in, a command out. Never knows
//! who may do it: the desk asks that.

use super::view::May;
use super::{Typed, deed, reference, step_page};
use crate::door::Signed;
use crate::router::{Asks, Route};
use crate::serving::App;
use crate::ui::components::Fault;
use crate::ui::fields::Fields;
use crate::ui::told::filled;
use crate::ui::{Refused, Words};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use clearance::authorise::UseCase;
use clearance::command::Command;
use clearance::ids::RequestId;
use clearance::time::parse_at;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parties::FunctionId;

/// A deed about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Agree.
    Approve,
    /// Refuse, with grounds.
    Deny,
    /// Say that no approval is needed, with grounds.
    NotNeeded,
    /// Take it or its grant back.
    Withdraw,
    /// Stand aside.
    Recuse,
    /// Ask a clearer.
    Ask,
    /// Concur as a clearer.
    Concur,
    /// Object as a clearer.
    Object,
    /// Say that a condition is met.
    Meet,
}

macro_rules! pages {
    ($($get:ident $post:ident $step:ident,)*) => {$(
        async fn $get(
            State(app): State<App>,
            signed: Signed,
            headers: HeaderMap,
            Path(id): Path<String>,
        ) -> Result<Response, Refused> {
            let (id, typed) = (reference(&id)?, Typed::default());
            step_page(&app, &signed, &headers, id, Step::$step, typed, Vec::new()).await
        }
        deeds!($post $step,);
    )*};
}

macro_rules! deeds {
    ($($post:ident $step:ident,)*) => {$(
        async fn $post(
            State(app): State<App>,
            signed: Signed,
            headers: HeaderMap,
            Path(id): Path<String>,
            fields: Fields,
        ) -> Result<Response, Refused> {
            deed(&app, &signed, &headers, &id, &fields, Step::$step).await
        }
    )*};
}

pages! {
    deny_page deny Deny,
    not_needed_page not_needed NotNeeded,
    withdraw_page withdraw Withdraw,
    recuse_page recuse Recuse,
    ask_page ask Ask,
    object_page object Object,
}

deeds! {
    approve Approve,
    concur Concur,
    meet Meet,
}

/// The routes of the deeds.
pub(super) fn routes() -> Vec<Route> {
    let may = Asks::May;
    vec![
        Route::post("/requests/{id}/approve", may(UseCase::Approve), approve),
        Route::get("/requests/{id}/deny", may(UseCase::Deny), deny_page),
        Route::post("/requests/{id}/deny", may(UseCase::Deny), deny),
        Route::get("/requests/{id}/not-needed", may(UseCase::Withdraw), not_needed_page),
        Route::post("/requests/{id}/not-needed", may(UseCase::Withdraw), not_needed),
        Route::get("/requests/{id}/withdraw", may(UseCase::Withdraw), withdraw_page),
        Route::post("/requests/{id}/withdraw", may(UseCase::Withdraw), withdraw),
        Route::get("/requests/{id}/recuse", may(UseCase::Recuse), recuse_page),
        Route::post("/requests/{id}/recuse", may(UseCase::Recuse), recuse),
        Route::get("/requests/{id}/ask", may(UseCase::ConcurrenceAsk), ask_page),
        Route::post("/requests/{id}/ask", may(UseCase::ConcurrenceAsk), ask),
        Route::post("/requests/{id}/concur", may(UseCase::Concur), concur),
        Route::get("/requests/{id}/object", may(UseCase::Concur), object_page),
        Route::post("/requests/{id}/object", may(UseCase::Concur), object),
        Route::post("/requests/{id}/condition", may(UseCase::ConditionMet), meet),
    ]
}

impl Step {
    /// Its word in addresses and in the catalogue.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Deny => "deny",
            Self::NotNeeded => "not-needed",
            Self::Withdraw => "withdraw",
            Self::Recuse => "recuse",
            Self::Ask => "ask",
            Self::Concur => "concur",
            Self::Object => "object",
            Self::Meet => "condition",
        }
    }

    /// The word of it when it is done.
    pub(super) const fn done(self) -> &'static str {
        match self {
            Self::Approve => "approved",
            Self::Deny => "denied",
            Self::NotNeeded => "not-needed",
            Self::Withdraw => "withdrawn",
            Self::Recuse => "recused",
            Self::Ask => "asked",
            Self::Concur => "concurred",
            Self::Object => "objected",
            Self::Meet => "met",
        }
    }

    /// The field that a refusal is about.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Approve | Self::Concur => "",
            Self::Ask => "due",
            Self::Meet => "evidence",
            _ => "grounds",
        }
    }

    /// Whether it has a page of its own: a second step.
    pub(super) const fn has_page(self) -> bool {
        !matches!(self, Self::Approve | Self::Concur | Self::Meet)
    }

    /// Whether it takes grounds.
    pub(super) const fn has_grounds(self) -> bool {
        !matches!(self, Self::Ask)
    }

    /// As what one may do it; empty where no function is asked.
    pub(super) fn functions(self, may: &May) -> Vec<(String, String)> {
        match self {
            Self::Approve | Self::Deny => may.decide_as.clone(),
            Self::Concur | Self::Object => may.concur_as.clone(),
            Self::Ask => may.ask.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether it can be done now.
    pub(super) const fn is_open(self, may: &May) -> bool {
        match self {
            Self::Approve | Self::Deny => !may.decide_as.is_empty(),
            Self::Concur | Self::Object => !may.concur_as.is_empty(),
            Self::Ask => !may.ask.is_empty(),
            Self::NotNeeded => may.not_needed,
            Self::Withdraw => may.withdraw,
            Self::Recuse => may.recuse,
            Self::Meet => may.meet,
        }
    }

    /// The command a form asks for; times are local in the zone.
    pub(super) fn command(
        self,
        request: RequestId,
        fields: &Fields,
        zone: &TimeZone,
        words: Words,
    ) -> Result<Command, (Fault, StatusCode)> {
        let function = || {
            FunctionId::parse(fields.get("function"))
                .map_err(|_| wrong(Fault::of("function", words.say("request.wrong.function"))))
        };
        let grounds = fields.text("grounds").trim().to_owned();
        Ok(match self {
            Self::Approve => {
                let chosen = fields.all("condition").map(str::to_owned);
                let own = fields.text("own");
                let own = own.lines().map(str::trim).filter(|l| !l.is_empty());
                let conditions = chosen.chain(own.map(str::to_owned)).collect();
                let until = instant(fields, "until", zone, words)?;
                Command::Approve { request, function: function()?, conditions, until }
            }
            Self::Deny => Command::Deny { request, function: function()?, grounds },
            Self::NotNeeded => {
                // The record says why in the language of the house, whoever reads it.
                let english = Words(clearance::Language::English);
                let told = english.with("request.not_needed", &[("grounds", grounds.as_str())]);
                let enough = grounds.chars().filter(|c| c.is_alphabetic()).count()
                    >= clearance::handle::GROUNDS_LETTERS_MIN;
                if !enough {
                    let fault = Fault::of("grounds", words.say("request.wrong.grounds"));
                    return Err(wrong(fault));
                }
                Command::Withdraw { request, grounds: told }
            }
            Self::Withdraw => Command::Withdraw { request, grounds },
            Self::Recuse => Command::Recuse { request, tie: grounds },
            Self::Ask => {
                let due = instant(fields, "due", zone, words)?;
                let due =
                    due.ok_or_else(|| wrong(Fault::of("due", words.say("request.wrong.due"))))?;
                Command::AskConcurrence { request, function: function()?, due }
            }
            Self::Concur => Command::Concur { request, function: function()? },
            Self::Object => Command::Object { request, function: function()?, grounds },
            Self::Meet => Command::MeetCondition {
                request,
                condition: fields.get("condition").to_owned(),
                evidence: fields.text("evidence").trim().to_owned(),
            },
        })
    }
}

const fn wrong(fault: Fault) -> (Fault, StatusCode) {
    (fault, StatusCode::UNPROCESSABLE_ENTITY)
}

/// A time that may be left out.
fn instant(
    fields: &Fields,
    name: &str,
    zone: &TimeZone,
    words: Words,
) -> Result<Option<Timestamp>, (Fault, StatusCode)> {
    let typed = fields.get(name);
    if typed.is_empty() {
        return Ok(None);
    }
    parse_at(typed, zone).map(Some).map_err(|_| {
        let told = filled(words, "check.wrong.time", &[("time", typed)]);
        wrong(Fault::of(name, told))
    })
}
