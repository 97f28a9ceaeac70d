//! `ntc stats`: what was exchanged with partners in a period, in numbers.

use std::fmt::Display;

use clap::Args;
use ntc_core::model::codes::{
    CATEGORIES, CodeList, OUTCOMES, QUANTITY_BASES, SUBSTANCES, VALUE_BASES,
};
use ntc_core::party::Party;
use ntc_core::reason::Call;
use ntc_lang::Grouped;
use ntc_proto::node::v1::{
    Amount, Clock, CodeCount, CountRequest, CountResponse, Pair, RecordCount,
};
use serde_json::{Map, Value, json};

use super::input;
use crate::client::{Connection, ask};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::{self, say};
use crate::output::table::Table;
use crate::output::{Output, words};

const EXAMPLES: &str = "\
Counts what was signed in the period, the last 30 days when none is named: records by kind and category, refusals, how fast \
requests were answered and alerts led to an outcome, and recalls that a partner has not obeyed. Of what is owed, the clock \
runs from the receipt of a request, and from the signing of an alert. Your partner counts the same. Persons are never \
counted. A record of two categories counts in both.

What was seized is summed by substance, or by category where none is told, in each unit and each way of knowing it: nothing \
is converted. It is what seizure notices say that stand and were told with their goods, and, apart from them, outcomes: both \
may tell of one seizure. Goods of which only a range is known are counted as untold.

Examples:
  ntc stats
  ntc stats --from 2026-01-01 --until 2026-04-01 --partner UA/state-customs-service
  ntc stats --from 7d --csv > exchange.csv
  ntc stats --json | jq '.pairs[] | {party, clocks}'";

/// What `ntc stats` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What was signed from this time on: 2026-11-24, 2026-11-24T08:30, 12h, 7d
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    from: Option<i64>,

    /// What was signed before this time; a day alone means its beginning
    #[arg(long, alias = "to", value_name = "TIME", value_parser = input::time)]
    until: Option<i64>,

    /// What was exchanged with this partner alone
    #[arg(long, value_name = "PARTY")]
    partner: Option<Party>,

    /// Write a table of figures for spreadsheets, one figure a row
    #[arg(long)]
    csv: bool,
}

/// Counts.
pub(crate) async fn run(
    arguments: &Arguments,
    connection: &Connection,
    output: &Output,
) -> Result<Exit, Failure> {
    let partner = arguments.partner.as_ref();
    let request = CountRequest {
        from_ms: arguments.from.unwrap_or_default(),
        until_ms: arguments.until.unwrap_or_default(),
        partner: partner.map(ToString::to_string).unwrap_or_default(),
    };
    let node = connection.open().await?;
    let counted = node.stats().count(ask(request)).await;
    let counted = counted
        .map_err(|status| Failure::status(Call::Records, say!("stats-not-counted"), &status))?
        .into_inner();
    if arguments.csv {
        output.raw(csv(&counted).as_bytes())?;
    } else {
        output.answer(|output| text(&counted, output), || document(&counted))?;
    }
    Ok(Exit::Done)
}

fn text(counted: &CountResponse, output: &Output) -> String {
    let signed = say!(
        "stats-signed",
        from = words::time(counted.from_ms),
        until = words::time(counted.until_ms)
    );
    let mut text = format!("{signed}\n");
    for pair in &counted.pairs {
        text.push_str(&format!("\n{}\n", pair.party));
        text.push_str(&of_pair(pair, output));
    }
    if counted.pairs.is_empty() {
        text.push_str(&format!("{}\n", say!("stats-no-partner")));
    }
    if counted.index_behind > 0 {
        let behind = say!("stats-index-behind", count = Grouped(counted.index_behind));
        text.push_str(&format!("{behind}\n"));
    }
    if counted.unseen > 0 {
        let unseen = say!("stats-unseen", count = Grouped(counted.unseen));
        text.push_str(&format!("{unseen}\n"));
    }
    text
}

/// Records of one party and the other, by what they are.
fn counts(by: &str, name: fn(&str) -> String, counts: &[RecordCount], output: &Output) -> String {
    let mut table = Table::new(&[
        by,
        &say!("stats-column-sent"),
        &say!("stats-column-signed-for"),
        &say!("stats-column-refused-there"),
        &say!("stats-column-accepted"),
        &say!("stats-column-refused-here"),
    ]);
    for count in counts {
        table.row([
            name(&count.name),
            count.sent.to_string(),
            count.signed.to_string(),
            count.refused_there.to_string(),
            count.accepted.to_string(),
            count.refused_here.to_string(),
        ]);
    }
    table.draw(output.width(), &[0], &[1, 2, 3, 4, 5])
}

fn of_pair(pair: &Pair, output: &Output) -> String {
    let mut text = String::new();
    if pair.kinds.is_empty() {
        text.push_str(&format!(" {}\n", say!("stats-nothing")));
    } else {
        text.push_str(&counts(
            &say!("stats-column-kind"),
            |name| lang::name("record_kind", name),
            &pair.kinds,
            output,
        ));
    }
    if !pair.categories.is_empty() {
        text.push_str(&format!("\n {}\n\n", say!("stats-by-category")));
        text.push_str(&counts(
            &say!("stats-column-category"),
            |name| lang::row("category", name, name),
            &pair.categories,
            output,
        ));
    }
    if !pair.clocks.is_empty() {
        let mut table = Table::new(&[
            &say!("stats-column-owed-by"),
            &say!("stats-column-what"),
            &say!("stats-column-owed"),
            &say!("stats-column-told"),
            &say!("stats-column-in-time"),
            &say!("stats-column-median"),
            "90 %",
        ]);
        for clock in &pair.clocks {
            table.row([
                clock.by.clone(),
                lang::name("duty", &clock.task),
                clock.owed.to_string(),
                share(clock.told, clock.owed),
                share(clock.in_time, clock.told),
                took(clock.median_ms),
                took(clock.p90_ms),
            ]);
        }
        text.push_str(&table.draw(output.width(), &[0], &[2, 3, 4, 5, 6]));
    }
    text.push_str(&seized(&pair.amounts, output));
    let codes = |codes: &[CodeCount]| {
        let codes = codes.iter().map(|it| {
            let code = code_of(&[&OUTCOMES], &it.code);
            format!("{} {code}", it.count)
        });
        codes.collect::<Vec<_>>().join(", ")
    };
    for clock in pair.clocks.iter().filter(|clock| !clock.results.is_empty()) {
        let task = lang::name("duty", &clock.task);
        let said = say!(
            "stats-said",
            by = &clock.by,
            task,
            codes = codes(&clock.results)
        );
        text.push_str(&format!(" {said}\n"));
    }
    let (there, here) = (codes(&pair.refused_there), codes(&pair.refused_here));
    if !there.is_empty() {
        let refused = say!("stats-refused-there", codes = there);
        text.push_str(&format!(" {refused}\n"));
    }
    if !here.is_empty() {
        let refused = say!("stats-refused-here", codes = here);
        text.push_str(&format!(" {refused}\n"));
    }
    text.push_str(&outstanding(pair));
    text
}

/// What is overdue, and what was recalled and is not obeyed.
fn outstanding(pair: &Pair) -> String {
    let (own, partners) = (pair.own_overdue, pair.partners_overdue);
    let recalls = pair.recalls_outstanding;
    let mut text = String::new();
    if own > 0 {
        text.push_str(&format!(" {}\n", say!("stats-own-overdue", number = own)));
    }
    if partners > 0 {
        let overdue = say!("stats-partners-overdue", number = partners);
        text.push_str(&format!(" {overdue}\n"));
    }
    if recalls > 0 {
        let recalled = say!("stats-recalls-outstanding", number = recalls);
        text.push_str(&format!(" {recalled}\n"));
    }
    text
}

/// What was seized, as a table; empty where nothing is told.
fn seized(amounts: &[Amount], output: &Output) -> String {
    if amounts.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&[
        &say!("stats-column-told-by"),
        &say!("stats-column-in"),
        &say!("stats-column-seized"),
        &say!("stats-column-sum"),
        &say!("stats-column-unit"),
        &say!("stats-column-how-known"),
        &say!("stats-column-goods"),
    ]);
    for amount in amounts {
        table.row([
            amount.by.clone(),
            lang::name("record_kind", &amount.of),
            code_of(&[&SUBSTANCES, &CATEGORIES], &amount.goods),
            words::or_nothing(&amount.total),
            words::or_nothing(&amount.unit),
            words::or_nothing(&code_of(&[&QUANTITY_BASES, &VALUE_BASES], &amount.basis)),
            amount.count.to_string(),
        ]);
    }
    table.draw(output.width(), &[0], &[3, 6])
}

/// A code, as people are told it: of the first list that has it.
fn code_of(lists: &[&CodeList], code: &str) -> String {
    let list = lists.iter().find(|list| list.contains(code));
    list.map_or_else(
        || code.to_owned(),
        |list| lang::row(&list.word(), code, code),
    )
}

/// A number, and which share of another it is.
fn share(part: u64, whole: u64) -> String {
    match (part * 100).checked_div(whole) {
        None => part.to_string(),
        Some(percent) => format!("{part} ({percent} %)"),
    }
}

/// How long something took, in its two largest units.
fn took(millis: Option<u64>) -> String {
    let Some(millis) = millis else {
        return "-".to_owned();
    };
    let (seconds, minutes, hours, days) = (
        millis / 1000,
        millis / 60_000,
        millis / 3_600_000,
        millis / 86_400_000,
    );
    match (days, hours, minutes) {
        (0, 0, 0) => say!("stats-took-s", seconds),
        (0, 0, _) => say!("stats-took-min", minutes, seconds = seconds % 60),
        (0, _, _) => say!("stats-took-h", hours, minutes = minutes % 60),
        (_, _, _) => say!("stats-took-d", days, hours = hours % 24),
    }
}

/// The numbers of one sort of records, by name.
fn measures(count: &RecordCount) -> [(&'static str, u64); 5] {
    [
        ("sent", count.sent),
        ("signed", count.signed),
        ("refused_there", count.refused_there),
        ("accepted", count.accepted),
        ("refused_here", count.refused_here),
    ]
}

fn document(counted: &CountResponse) -> Value {
    json!({
        "from": words::time_json(counted.from_ms),
        "until": words::time_json(counted.until_ms),
        "pairs": counted.pairs.iter().map(pair_json).collect::<Vec<_>>(),
        "index_behind": counted.index_behind,
        "unseen": counted.unseen,
    })
}

fn pair_json(pair: &Pair) -> Value {
    let records = |counts: &[RecordCount]| {
        let counts = counts.iter().map(|count| {
            let mut row = Map::from_iter([("name".to_owned(), json!(count.name))]);
            let measures = measures(count).into_iter();
            row.extend(measures.map(|(name, value)| (name.to_owned(), json!(value))));
            Value::Object(row)
        });
        counts.collect::<Vec<_>>()
    };
    let codes = |codes: &[CodeCount]| {
        let codes = codes.iter();
        let codes = codes.map(|it| json!({ "code": it.code, "count": it.count }));
        codes.collect::<Vec<_>>()
    };
    let clocks = pair.clocks.iter().map(|clock: &Clock| {
        json!({
            "by": clock.by,
            "task": clock.task,
            "owed": clock.owed,
            "told": clock.told,
            "in_time": clock.in_time,
            "median_ms": clock.median_ms,
            "p90_ms": clock.p90_ms,
            "results": codes(&clock.results),
        })
    });
    json!({
        "party": pair.party,
        "kinds": records(&pair.kinds),
        "categories": records(&pair.categories),
        "refused_here": codes(&pair.refused_here),
        "refused_there": codes(&pair.refused_there),
        "clocks": clocks.collect::<Vec<_>>(),
        "seized": pair.amounts.iter().map(amount_json).collect::<Vec<_>>(),
        "own_overdue": pair.own_overdue,
        "partners_overdue": pair.partners_overdue,
        "recalled": pair.recalled,
        "recalls_outstanding": pair.recalls_outstanding,
    })
}

fn amount_json(amount: &Amount) -> Value {
    json!({
        "by": amount.by,
        "of": amount.of,
        "goods": amount.goods,
        "measure": amount.measure,
        "unit": words::text_json(&amount.unit),
        "basis": words::text_json(&amount.basis),
        "total": words::text_json(&amount.total),
        "count": amount.count,
    })
}

/// One figure a row. Every word in it is a code or the name of a party: nothing has to be quoted.
fn csv(counted: &CountResponse) -> String {
    let mut text = "from,until,partner,section,name,measure,value\n".to_owned();
    let (from, until) = (words::time(counted.from_ms), words::time(counted.until_ms));
    for pair in &counted.pairs {
        let mut row = |section: &str, name: &str, measure: &str, value: &dyn Display| {
            let party = &pair.party;
            text.push_str(&format!(
                "{from},{until},{party},{section},{name},{measure},{value}\n"
            ));
        };
        for (section, counts) in [("kind", &pair.kinds), ("category", &pair.categories)] {
            for count in counts {
                for (measure, value) in measures(count) {
                    row(section, &count.name, measure, &value);
                }
            }
        }
        for (section, codes) in [
            ("refused_here", &pair.refused_here),
            ("refused_there", &pair.refused_there),
        ] {
            for code in codes {
                row(section, &code.code, "count", &code.count);
            }
        }
        for clock in &pair.clocks {
            let section = if clock.by == pair.party {
                format!("partners_{}", clock.task)
            } else {
                format!("own_{}", clock.task)
            };
            row(&section, "", "owed", &clock.owed);
            row(&section, "", "told", &clock.told);
            row(&section, "", "in_time", &clock.in_time);
            for (measure, value) in [("median_ms", clock.median_ms), ("p90_ms", clock.p90_ms)] {
                if let Some(value) = value {
                    row(&section, "", measure, &value);
                }
            }
            for code in &clock.results {
                row(&section, &code.code, "count", &code.count);
            }
        }
        for amount in &pair.amounts {
            let by = if amount.by == pair.party {
                "partners"
            } else {
                "own"
            };
            let section = format!("{by}_seized_{}", amount.of);
            let (told, count) = (&amount.measure, &amount.count);
            let words = [&amount.unit, &amount.basis]
                .into_iter()
                .filter(|it| !it.is_empty());
            let measure = [told]
                .into_iter()
                .chain(words)
                .cloned()
                .collect::<Vec<_>>()
                .join(" ");
            if !amount.total.is_empty() {
                row(&section, &amount.goods, &measure, &amount.total);
            }
            row(&section, &amount.goods, &format!("{measure} count"), count);
        }
        row("overdue", "", "own", &pair.own_overdue);
        row("overdue", "", "partners", &pair.partners_overdue);
        row("recalls", "", "recalled", &pair.recalled);
        row("recalls", "", "outstanding", &pair.recalls_outstanding);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_shares_read_as_people_say_them() {
        for (millis, text) in [
            (999, "0 s"),
            (61_000, "1 min 1 s"),
            (3_600_000, "1 h 0 min"),
            (90_000_000, "1 d 1 h"),
        ] {
            assert_eq!(took(Some(millis)), text);
        }
        assert_eq!(
            (took(None).as_str(), share(1, 3).as_str()),
            ("-", "1 (33 %)")
        );
        assert_eq!(share(0, 0), "0");
    }
}
