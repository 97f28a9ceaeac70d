//! `ntc watchlist create` and `describe`: what a list is, what of it leaves the node, and what is asked for its entries.

use clap::Args;
use ntc_core::reason::Call;
use ntc_core::watchlist::{Action, ListName, Marker, ShareMode};
use ntc_proto::node::v1::{
    CreateWatchlistRequest, DescribeWatchlistRequest, ShowWatchlistRequest, WatchList,
    WatchListState, WatchOrder,
};
use ntc_proto::v1::{Coded, Evaluation};

use super::{fields, name, state};
use crate::client::{Connection, ask};
use crate::commands::input;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;
use crate::output::{Output, words};

const CREATE_EXAMPLES: &str = "\
The action counts for each entry of the list. A list of your own needs a legal basis, a grade of source and \
information, and a review within a year; without --until and --review that is a year from now. \
Needs role liaison or administrator.

Examples:
  ntc watchlist create stolen-plates --title \"Stolen plates\" --legal-basis \"Customs Code 12\" \\
    --grade 4x4:B2
  ntc watchlist create subjects --title \"Open cases\" --legal-basis \"Order 7\" --grade 4x4:A1 \\
    --action discreet_surveillance --marker armed --contact-first --until 2027-03-01";

const DESCRIBE_EXAMPLES: &str = "\
What is not named stays as it is; the entries stay too. Needs role liaison or administrator.

Examples:
  ntc watchlist describe stolen-plates --share hit_no_hit
  ntc watchlist describe subjects --review 2027-02-01 --until 2027-06-01";

/// How long a list is good for where nobody says it: within the year that the rules allow.
const YEAR_MS: i64 = 365 * 24 * 3600 * 1000;

/// What `ntc watchlist create` takes.
#[derive(Args, Debug)]
#[command(after_long_help = CREATE_EXAMPLES)]
pub(crate) struct Create {
    /// Its name: small letters, digits and hyphens
    #[arg(value_parser = name)]
    name: ListName,

    #[command(flatten)]
    said: Said,
}

/// What `ntc watchlist describe` takes.
#[derive(Args, Debug)]
#[command(after_long_help = DESCRIBE_EXAMPLES)]
pub(crate) struct Describe {
    /// The list
    #[arg(value_parser = name)]
    name: ListName,

    #[command(flatten)]
    said: Said,
}

/// What is said of a list.
#[derive(Args, Debug)]
struct Said {
    /// What it is, for people
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// What of it leaves the node: none, hit_no_hit or push [default: none]
    #[arg(long, value_name = "MODE", value_parser = share)]
    share: Option<ShareMode>,

    #[command(flatten)]
    asks: Asks,
}

/// What is asked of whoever meets the subject of an entry, on what ground and for how long.
#[derive(Args, Debug)]
pub(super) struct Asks {
    /// What is asked of whoever meets the subject of an entry [default: specific_check]
    #[arg(long, value_name = "ACTION", value_parser = action)]
    action: Option<Action>,

    /// Why, a code of 'ntc codes risk_reason' [default: intelligence]
    #[arg(long, value_name = "CODE")]
    reason: Option<String>,

    /// The area of offence, a code of 'ntc codes category'
    #[arg(long, value_name = "CODE")]
    category: Option<String>,

    /// The law, treaty or decision that allows it
    #[arg(long, value_name = "TEXT")]
    legal_basis: Option<String>,

    /// How far source and information are trusted: 4x4:B2, 3x5x2:1A, admiralty:B2
    #[arg(long, value_name = "GRADE", value_parser = grade)]
    grade: Option<Evaluation>,

    /// What to know before meeting it: armed, violent, escape, self_harm, contagious
    #[arg(long = "marker", value_name = "MARKER", value_parser = marker)]
    markers: Vec<Marker>,

    /// When it ends
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    until: Option<i64>,

    /// When somebody decides again whether it is needed
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    review: Option<i64>,

    /// Who answers for it [default: you]
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Nobody acts before the owner was asked
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    contact_first: Option<bool>,
}

fn share(text: &str) -> Result<ShareMode, String> {
    let modes = ShareMode::NAMES;
    text.parse().map_err(|_| say!("watchlist-modes", modes))
}

fn action(text: &str) -> Result<Action, String> {
    let actions = Action::NAMES;
    text.parse().map_err(|_| say!("watchlist-actions", actions))
}

fn marker(text: &str) -> Result<Marker, String> {
    let markers = Marker::NAMES;
    text.parse().map_err(|_| say!("watchlist-markers", markers))
}

/// A scheme and two grades of one character, `4x4:B2`. Whether they are of the scheme is the node's rule.
fn grade(text: &str) -> Result<Evaluation, String> {
    let help = || say!("watchlist-grade", text);
    let (scheme, grades) = text.split_once(':').ok_or_else(help)?;
    let mut grades = grades.chars();
    match (grades.next(), grades.next(), grades.next()) {
        (Some(source), Some(information), None) => Ok(Evaluation {
            scheme: scheme.to_owned(),
            source: source.to_string(),
            information: information.to_string(),
        }),
        _ => Err(help()),
    }
}

/// Makes a list.
pub(super) async fn create(
    arguments: Create,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let now = words::now_ms();
    let order = WatchOrder {
        action: i32::from(Action::Check as u8),
        reason: Some(Coded {
            code: "intelligence".to_owned(),
            text: String::new(),
        }),
        valid_from_ms: now.cast_unsigned(),
        valid_until_ms: (now + YEAR_MS).cast_unsigned(),
        ..WatchOrder::default()
    };
    let list = WatchList {
        name: arguments.name.to_string(),
        title: String::new(),
        share: i32::from(ShareMode::None as u8),
        order: Some(order),
    };
    let list = Some(arguments.said.over(list));
    let node = connection.open().await?;
    let made = node
        .watchlists()
        .create_watchlist(ask(CreateWatchlistRequest { list }))
        .await
        .map_err(|status| {
            let failure = Failure::status(Call::Watchlist, say!("watchlist-not-made"), &status);
            failure.with_fields_called(Call::Watchlist, fields::option)
        })?;
    answer(
        output,
        |state| say!("watchlist-made", state),
        made.into_inner().state,
    )
}

/// Says anew what a list is.
pub(super) async fn describe(
    arguments: Describe,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let failed = |status| {
        let failure = Failure::status(Call::Watchlist, say!("watchlist-not-described"), &status);
        failure.with_fields_called(Call::Watchlist, fields::option)
    };
    let node = connection.open().await?;
    let shown = ShowWatchlistRequest {
        list: arguments.name.to_string(),
        limit: 1,
        ..ShowWatchlistRequest::default()
    };
    let shown = node.watchlists().show_watchlist(ask(shown)).await;
    let state = shown
        .map_err(failed)?
        .into_inner()
        .state
        .unwrap_or_default();
    let list = Some(arguments.said.over(state.list.unwrap_or_default()));
    let described = node
        .watchlists()
        .describe_watchlist(ask(DescribeWatchlistRequest { list }))
        .await
        .map_err(failed)?;
    answer(output, str::to_owned, described.into_inner().state)
}

fn answer(
    output: &Output,
    done: fn(&str) -> String,
    told: Option<WatchListState>,
) -> Result<Exit, Failure> {
    let told = told.unwrap_or_default();
    output.answer(|_| done(&state::text(&told)), || state::document(&told))?;
    Ok(Exit::Done)
}

impl Said {
    /// The list with what is said of it.
    fn over(self, mut list: WatchList) -> WatchList {
        let order = list.order.take().unwrap_or_default();
        list.order = Some(self.asks.over(order));
        if let Some(title) = self.title {
            list.title = title;
        }
        if let Some(share) = self.share {
            list.share = i32::from(share as u8);
        }
        list
    }
}

impl Asks {
    /// True where nothing is said.
    pub(super) fn is_silent(&self) -> bool {
        let Self {
            action,
            reason,
            category,
            legal_basis,
            grade,
            markers,
            until,
            review,
            owner,
            contact_first,
        } = self;
        let texts = [reason, category, legal_basis, owner];
        action.is_none()
            && texts.iter().all(|text| text.is_none())
            && grade.is_none()
            && markers.is_empty()
            && until.is_none()
            && review.is_none()
            && contact_first.is_none()
    }

    /// The order with what is said of it.
    pub(super) fn over(self, mut order: WatchOrder) -> WatchOrder {
        if let Some(until) = self.until {
            order.valid_until_ms = until.cast_unsigned();
        }
        match self.review {
            Some(review) => order.review_ms = review.cast_unsigned(),
            // Where nobody says it, it is decided again when the list ends, and in a year at the latest.
            None if order.review_ms == 0 => {
                let year = (words::now_ms() + YEAR_MS).cast_unsigned();
                order.review_ms = order.valid_until_ms.min(year);
            }
            None => order.review_ms = order.review_ms.min(order.valid_until_ms),
        }
        if let Some(action) = self.action {
            order.action = i32::from(action as u8);
        }
        if let Some(code) = self.reason {
            let text = String::new();
            order.reason = Some(Coded { code, text });
        }
        let markers = self.markers.iter();
        let markers: Vec<_> = markers.map(|marker| i32::from(*marker as u8)).collect();
        if !markers.is_empty() {
            order.markers = markers;
        }
        order.evaluation = self.grade.or(order.evaluation.take());
        for (said, to) in [
            (self.category, &mut order.category),
            (self.legal_basis, &mut order.legal_basis),
            (self.owner, &mut order.owner),
        ] {
            if let Some(said) = said {
                *to = said;
            }
        }
        order.contact_first = self.contact_first.unwrap_or(order.contact_first);
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_a_scheme_and_two_characters() {
        let read = grade("4x4:B2").unwrap();
        assert_eq!(
            (&*read.scheme, &*read.source, &*read.information),
            ("4x4", "B", "2")
        );
        for wrong in ["", "4x4", "4x4:", "4x4:B", "4x4:B22"] {
            assert!(grade(wrong).is_err(), "{wrong}");
        }
    }
}
