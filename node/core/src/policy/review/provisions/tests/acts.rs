//! Every clause that acts, one case each: what comes of a document with it, and what without it. A clause that is passed
//! over makes its two outcomes one, and its case fails; a clause that acts and has no case fails too.

mod cases;

use std::collections::BTreeSet;

use super::*;
use crate::envelope::Sign as _;
use crate::model::kind::{RecordKind, Urgency};
use crate::model::{Coded, RecordId};
use crate::policy::agreement::document_sha256;
use crate::policy::fixture::{DAY_MS, KZ, NOW, key, labels, moved, party, policies, signed};
use crate::policy::onward::{Passing, decide_onward};
use crate::policy::review::{Known, Review};
use crate::policy::{
    AgreementBook, Asking, Asks, Decision, Labels, Policies, Step, acknowledge_within,
    answer_within, confirms_deletion, correction_within, daily, decide_answer, decide_query,
    explain, feedback_within, kept, releasable, review_after, tells_hits, uses,
};
use crate::record::{AnswerEvent, Evaluation, Handling, Header, RecordName};
use crate::section::SectionSet;
use crate::time::Timestamp;

use cases::{CASES, Edit};

fn pair() -> String {
    template("test-pair", &[GE, AZ])
}

/// The document after all of it.
fn edited(edits: &[Edit]) -> String {
    let public = |name: &str| hex::encode(key(&party(name)).public_key());
    let first = hex::encode(document_sha256(pair().as_bytes()));
    let wrong = "0".repeat(first.len());
    edits.iter().fold(pair(), |document, (old, new)| {
        let new = new
            .replace("00{first}", &wrong)
            .replace("{first}", &first)
            .replace("{key}", &public(AZ))
            .replace("{other}", &public(KZ));
        with(&document, old, &new)
    })
}

#[test]
fn every_clause_that_acts_changes_what_comes_of_a_document() {
    let ignored = CASES.iter().filter_map(|case| {
        let [without, with] = [case.without, case.with].map(|edits| (case.look)(&edited(edits)));
        let acts = without != with && with == case.comes;
        let (clause, comes) = (case.clause, case.comes);
        (!acts).then(|| format!("{clause}: {without} without, {with} with, {comes} is meant"))
    });
    assert_eq!(ignored.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_clause_that_acts_has_its_case_and_no_other_has_one() {
    let cases: BTreeSet<_> = CASES.iter().map(|case| case.clause).collect();
    assert_eq!(cases.len(), CASES.len(), "one case for each clause");
    let acting = PROVISIONS.iter().filter(|row| row.acts());
    let acting: BTreeSet<_> = acting.map(|row| row.path).collect();
    assert_eq!(acting, cases);
}

/// Whether it is a document; else the field that is refused.
fn read(document: &str) -> String {
    match Agreement::read(document.as_bytes()) {
        Ok(_) => "read".to_owned(),
        Err(fault) => fault.field,
    }
}

/// The same with a third party.
fn third(document: &str) -> String {
    let more = format!("[[parties]]\nparty = \"{KZ}\"\nname = \"Third\"\n\n[[parties]]");
    read(&with(document, "[[parties]]", &more))
}

/// How the first version stands beside a document that is another one.
fn first(document: &str) -> String {
    let book = signed(AgreementBook::new(party(GE)), &pair(), &[GE, AZ]);
    let book = match moved(&book, GE, Step::Propose, document) {
        Ok(book) => moved(&book, AZ, Step::Sign, document).unwrap(),
        Err(error) => return crate::reason::Reasoned::reason(&error).code().to_owned(),
    };
    let entry = book.by_sha256(&document_sha256(pair().as_bytes())).unwrap();
    book.pair_standing(entry, &party(GE), &party(AZ), NOW)
        .code()
        .to_owned()
}

fn after(days: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + days * DAY_MS)
}

fn standing_at(policies: &Policies, days: u64) -> String {
    let book = policies.book();
    let entry = book.latest("test-pair").unwrap();
    book.pair_standing(entry, &party(GE), &party(AZ), after(days))
        .code()
        .to_owned()
}

fn standing(document: &str) -> String {
    standing_at(&policies(&[document]), 0)
}

/// After the first renewal is over.
fn standing_later(document: &str) -> String {
    standing_at(&policies(&[document]), 45)
}

/// Half a month after a notice.
fn noticed(document: &str) -> String {
    let policies = policies(&[document]);
    let book = moved(policies.book(), AZ, Step::Notice, document).unwrap();
    standing_at(&policies.with_book(book), 15)
}

fn warned(document: &str) -> String {
    let policies = policies(&[document]);
    let entry = policies.book().latest("test-pair").unwrap();
    let warnings = policies.book().warnings(entry, NOW).into_iter();
    warnings.map(|it| it.code).collect::<Vec<_>>().join(" ")
}

fn in_words(decision: &Decision) -> String {
    match decision.refused {
        Some(reason) => reason.code().to_owned(),
        None => {
            let names = decision.disclosed.iter().map(crate::section::Section::name);
            names.collect::<Vec<_>>().join(" ")
        }
    }
}

fn told_of(labels: &Labels, document: &str) -> String {
    in_words(&explain(labels, &party(AZ), &policies(&[document]), NOW))
}

fn told(document: &str) -> String {
    let labels = Labels {
        present: SectionSet::ALL.without(crate::section::Section::Persons),
        ..labels()
    };
    told_of(&labels, document)
}

fn told_graded(document: &str) -> String {
    let evaluation = Some(Evaluation {
        scheme: "4x4".to_owned(),
        source: "C".to_owned(),
        information: "3".to_owned(),
    });
    told_of(
        &Labels {
            evaluation,
            ..labels()
        },
        document,
    )
}

fn told_in_group(document: &str) -> String {
    let more = format!("[[parties]]\nparty = \"{KZ}\"\nname = \"Third\"\n\n[[parties]]");
    let group = with(document, "form = \"bilateral\"", "form = \"group\"");
    told(&with(&group, "[[parties]]", &more))
}

fn received() -> Labels {
    Labels {
        origin: party(AZ),
        kind: RecordKind::SeizureNotice,
        ..labels()
    }
}

fn kept_by(document: &str) -> String {
    let kept = kept(
        &received(),
        (&party(AZ), NOW),
        None,
        &policies(&[document]),
        NOW,
    );
    kept.unwrap().by.code().to_owned()
}

/// For how many days it is kept, and which sections for less.
fn kept_until(document: &str) -> String {
    let kept = kept(
        &received(),
        (&party(AZ), NOW),
        None,
        &policies(&[document]),
        NOW,
    )
    .unwrap();
    let days = (kept.until.as_millis() - NOW.as_millis()) / DAY_MS;
    let sections = kept.sections.keys().map(|section| section.name());
    format!("{days}: {}", sections.collect::<Vec<_>>().join(" "))
}

/// What speaks against the document before it is signed.
fn found(document: &str) -> String {
    let policies = policies(&[]);
    let fingerprints = [GE, AZ].map(|name| (party(name), "AAAA-BBBB".to_owned()));
    let known = Known {
        policies: &policies,
        author_key: key(&party(GE)).public_key(),
        fingerprints: &fingerprints.into_iter().collect(),
        now: NOW,
    };
    let findings = Review::of(document.as_bytes(), &known).unwrap().findings;
    let stops = findings.iter().filter(|finding| finding.stops);
    stops
        .map(|finding| finding.reason.code())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether AZ can sign.
fn signs(document: &str) -> String {
    let book = moved(&AgreementBook::new(party(GE)), GE, Step::Propose, document).unwrap();
    match moved(&book, AZ, Step::Sign, document) {
        Ok(_) => "signed".to_owned(),
        Err(error) => crate::reason::Reasoned::reason(&error).code().to_owned(),
    }
}

/// A notice of AZ without handling codes.
fn header() -> Header {
    let labels = received();
    Header {
        id: RecordId::new(NOW, &[1; 10]),
        origin: labels.origin,
        kind: labels.kind,
        version: 1,
        supersedes: None,
        created: NOW,
        expires: labels.expires,
        urgency: labels.urgency,
        language: "en".to_owned(),
        purpose: labels.purpose,
        categories: labels.categories,
        handling: Handling {
            tlp: labels.tlp,
            named_recipients: BTreeSet::new(),
            permitted_action: crate::model::handling::PermittedAction::Any,
            handling_codes: Vec::new(),
            evaluation: None,
        },
        code_list: "ntc-codes/1".to_owned(),
        critical: Vec::new(),
    }
}

/// Whether it is passed on to KZ.
fn passed_on(document: &str) -> String {
    let (header, policies) = (header(), policies(&[document]));
    let passing = Passing {
        header: &header,
        from: &header.origin,
        to: &party(KZ),
        purpose: &header.purpose,
    };
    match decide_onward(passing, &policies, &[], NOW) {
        Ok(_) => "passed on".to_owned(),
        Err(refusal) => refusal.reason().code().to_owned(),
    }
}

fn used(document: &str) -> String {
    let allowed = uses::allowed(&header(), &policies(&[document]), NOW);
    allowed.sentences().join("; ")
}

/// Hours to answer, from the fast to the slow.
fn answered_within(document: &str) -> String {
    let policies = policies(&[document]);
    let hours = |urgency| {
        let asks = Asks {
            asker: &party(GE),
            asked: &party(AZ),
            urgency,
            categories: &labels().categories,
        };
        (answer_within(&policies, asks, NOW).as_secs() / 3600).to_string()
    };
    by_urgency(hours).join(" ")
}

fn by_urgency(of: impl Fn(Urgency) -> String) -> Vec<String> {
    let urgencies = [
        Urgency::Immediate,
        Urgency::Urgent,
        Urgency::Priority,
        Urgency::Routine,
    ];
    urgencies.map(of).to_vec()
}

/// Days to tell what came of an alert, from the fast to the slow, and hours to obey a correction.
fn feedback(document: &str) -> String {
    let (policies, way) = (policies(&[document]), (&party(GE), &party(AZ)));
    let mut times = by_urgency(|urgency| {
        let within = feedback_within(&policies, way, urgency, NOW).unwrap();
        (within.as_secs() / 86_400).to_string()
    });
    let correction = correction_within(&policies, way, NOW);
    times.push(correction.map_or("none".to_owned(), |it| (it.as_secs() / 3600).to_string()));
    times.join(" ")
}

/// Hours to acknowledge, from the fast to the slow.
fn acknowledged(document: &str) -> String {
    let (policies, way) = (policies(&[document]), (&party(GE), &party(AZ)));
    let hours = by_urgency(|urgency| {
        let within = acknowledge_within(&policies, way, urgency, NOW).unwrap();
        (within.as_secs() / 3600).to_string()
    });
    hours.join(" ")
}

/// Whether deletion is confirmed, and after how many days what is kept is reviewed.
fn looked_after(document: &str) -> String {
    let (policies, way) = (policies(&[document]), (&party(GE), &party(AZ)));
    let days = review_after(&policies, way, NOW).unwrap().as_secs() / 86_400;
    format!("{} {days}", confirms_deletion(&policies, way, NOW))
}

fn hits_told(document: &str) -> String {
    let alert = Labels {
        kind: RecordKind::ConsignmentAlert,
        ..received()
    };
    tells_hits(&alert, &policies(&[document]), NOW).to_string()
}

fn asks(document: &str, persons: bool) -> String {
    let asking = Asking {
        asker: &party(AZ),
        asked: &party(GE),
        purpose: "customs_risk",
        persons,
        subjects: 2,
        justified: false,
    };
    match decide_query(asking, &policies(&[document]), NOW) {
        Ok(leave) => format!(
            "{} a day, {} by an officer, {} parties",
            leave.per_day, leave.per_officer, leave.fan_out
        ),
        Err(refusal) => refusal.reason().code().to_owned(),
    }
}

fn asked(document: &str) -> String {
    asks(document, false)
}

fn asked_of_persons(document: &str) -> String {
    asks(document, true)
}

fn daily_quota(document: &str) -> String {
    let policies = policies(&[document]);
    let labels = labels();
    let decision = releasable(&labels, &party(AZ), labels.present, &policies, NOW);
    let daily = daily::daily(&decision, &policies).into_iter().map(|daily| {
        let records = daily.records.map(|number| format!("records {number}"));
        let bytes = daily.bytes.map(|number| format!("bytes {number}"));
        records
            .into_iter()
            .chain(bytes)
            .collect::<Vec<_>>()
            .join(" ")
    });
    daily.collect::<Vec<_>>().join("; ")
}

/// How an answer fares that AZ's request is given.
fn answered(answer: &AnswerEvent, document: &str) -> String {
    match decide_answer(answer, &party(AZ), &policies(&[document]), NOW) {
        Ok(()) => "answered".to_owned(),
        Err(refusal) => refusal.reason().code().to_owned(),
    }
}

fn answer(status: &str) -> AnswerEvent {
    AnswerEvent {
        about: RecordName {
            origin: party(AZ),
            id: RecordId::new(NOW, &[1; 10]),
        },
        status: status.to_owned(),
        refusal: None,
        deferred_until: None,
        referred_to: String::new(),
        text: String::new(),
        conditions: String::new(),
        reveals: Vec::new(),
    }
}

fn refused(document: &str) -> String {
    let refusal = Some(Coded {
        code: "running_investigation".to_owned(),
        text: String::new(),
    });
    answered(
        &AnswerEvent {
            refusal,
            ..answer("refused")
        },
        document,
    )
}

/// For five days.
fn deferred(document: &str) -> String {
    let deferred_until = Some(after(5));
    answered(
        &AnswerEvent {
            deferred_until,
            ..answer("deferred")
        },
        document,
    )
}
