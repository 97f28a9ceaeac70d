//! Clauses that act: urgencies, territory, sites, time for sections, provisional application.

use super::*;
use crate::model::kind::Urgency;

const TERRITORY: &str = "# excluded_territory = [\"CN\", \"TRMER\", \"ge_sarpi\"]";

fn at(days: u64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + days * DAY_MS)
}

#[test]
fn terms_of_some_urgencies_cover_records_of_these_alone() {
    let list = "urgencies = [\"immediate\", \"urgent\"]";
    let policies = policies(&[&with(&pair(), "urgencies = \"any\"", list)]);
    for urgency in Urgency::ALL {
        let covered = matches!(urgency, Urgency::Immediate | Urgency::Urgent);
        let labels = Labels {
            urgency,
            ..labels()
        };
        let expected = (!covered).then_some(Reason::UrgencyNotCovered);
        assert_eq!(told(&labels, &policies).refused, expected, "{urgency}");
        let received = Labels {
            origin: party(AZ),
            present: usual(),
            ..labels
        };
        let accepted = decide_accept(received, &party(AZ), &policies, NOW);
        assert_eq!(accepted.is_ok(), covered, "{urgency}");
    }
}

#[test]
fn terms_that_forbid_for_some_urgencies_leave_the_others() {
    let never = "[[terms]]\nfrom = \"any\"\nto = \"any\"\nkinds = \"any\"\ncategories = \"any\"\nurgencies = [\"routine\"]\nmode = \"never\"\nsections = {}\nmax_tlp = \"RED\"\n\n[onward]";
    let policies = policies(&[&with(&pair(), "[onward]", never)]);
    for (urgency, refused) in [
        (Urgency::Routine, Some(Reason::ModeNotPush)),
        (Urgency::Priority, None),
    ] {
        let labels = Labels {
            urgency,
            ..labels()
        };
        assert_eq!(told(&labels, &policies).refused, refused, "{urgency}");
    }
}

/// The places of the notice are GE, GEPTI, TR and ge_sarpi.
#[test]
fn nothing_is_told_of_what_touches_the_excluded_territory() {
    for (excluded, refused) in [
        ("\"TR\"", true),
        ("\"GEPTI\"", true),
        ("\"ge_sarpi\"", true),
        ("\"CN\", \"TR\"", true),
        ("\"CN\"", false),
        ("\"GEBUS\", \"tr_sarp\"", false),
    ] {
        let excluded = excluded.replace("tr_sarp", "ge_vale");
        let clause = format!("excluded_territory = [{excluded}]");
        let policies = policies(&[&with(&pair(), TERRITORY, &clause)]);
        let expected = refused.then_some(Reason::TerritoryExcluded);
        assert_eq!(told(&labels(), &policies).refused, expected, "{excluded}");
        let received = Labels {
            origin: party(AZ),
            present: usual(),
            ..labels()
        };
        let accepted = decide_accept(received, &party(AZ), &policies, NOW);
        assert_eq!(
            accepted.err().map(|refusal| refusal.reason()),
            expected,
            "{excluded}"
        );
    }
}

#[test]
fn who_tells_has_to_know_the_places_and_who_is_told_need_not() {
    let policies = policies(&[&with(&pair(), TERRITORY, "excluded_territory = [\"CN\"]")]);
    let unknown = Labels {
        places: None,
        ..labels()
    };
    let decision = told(&unknown, &policies);
    assert_eq!(decision.refused, Some(Reason::TerritoryExcluded));
    let received = Labels {
        origin: party(AZ),
        present: usual(),
        ..unknown
    };
    let accepted = decide_accept(received, &party(AZ), &policies, NOW).unwrap();
    let said = accepted.decision().explain().join("; ");
    assert!(said.contains("is not looked for"), "{said}");
}

#[test]
fn a_record_that_names_the_union_alone_may_lie_in_each_of_its_excluded_states() {
    for (excluded, places, refused) in [
        ("DE", vec!["EU"], true),
        ("DE", vec!["GE", "EU"], true),
        ("CN\", \"DE", vec!["EU"], true),
        ("DE", vec!["DE"], true),
        ("DE", vec!["FR"], false),
        ("CN", vec!["EU"], false),
        ("DEHAM", vec!["EU"], false),
    ] {
        let clause = format!("excluded_territory = [\"{excluded}\"]");
        let policies = policies(&[&with(&pair(), TERRITORY, &clause)]);
        let known_as_union = refused && places.contains(&"EU");
        let own = Labels {
            places: Some(places.into_iter().map(str::to_owned).collect()),
            ..labels()
        };
        let decision = told(&own, &policies);
        let expected = refused.then_some(Reason::TerritoryExcluded);
        assert_eq!(decision.refused, expected, "{excluded}");
        let said = decision.explain().join("; ");
        assert_eq!(said.contains("without the state"), known_as_union, "{said}");
        // Where it happened is not known to who is told, as if it had not been disclosed.
        let received = Labels {
            origin: party(AZ),
            present: usual(),
            ..own
        };
        let accepted = decide_accept(received, &party(AZ), &policies, NOW);
        assert_eq!(accepted.is_ok(), !refused || known_as_union, "{excluded}");
    }
}

#[test]
fn a_filter_by_sites_passes_what_touches_one_of_them() {
    for (geography, refused) in [
        ("sites = [\"GEPTI\"]", false),
        ("sites = [\"GEBUS\", \"ge_sarpi\"]", false),
        ("sites = [\"GEBUS\"]", true),
        ("sites = [\"GEBUS\"], countries = [\"TR\"]", false),
        ("sites = [\"GEBUS\"], touches_receiver = true", true),
    ] {
        let clause = format!("geography = {{ {geography} }} #");
        let expected = refused.then_some(Reason::OutsideGeography);
        assert_eq!(
            reason_with("# geography =", &clause),
            expected,
            "{geography}"
        );
    }
}

#[test]
fn a_section_is_told_for_its_days_and_the_rest_for_theirs() {
    let document = with(
        &with(&pair(), "until = 2030-12-31", "until = \"open\""),
        "# sections = { persons = 365, media = 180 }",
        "sections = { media = 180, goods = 30 }",
    );
    let policies = policies(&[&document]);
    let late = Labels {
        expires: at(4000),
        ..labels()
    };
    let to = party(AZ);
    for (days, goods, media) in [
        (0, true, true),
        (29, true, true),
        (30, false, true),
        (179, false, true),
        (180, false, false),
    ] {
        let decision = releasable(&late, &to, usual(), &policies, at(days));
        assert_eq!(decision.refused, None);
        assert_eq!(decision.disclosed.contains(Section::Goods), goods, "{days}");
        assert_eq!(decision.disclosed.contains(Section::Media), media, "{days}");
        let withheld = decision.withheld.get(&Section::Goods);
        assert_eq!(
            withheld,
            (!goods).then_some(&Reason::SectionOverdue),
            "{days}"
        );
    }
    // Where nothing but what is over would go, that is why nothing goes.
    let goods = SectionSet::EMPTY.with(Section::Goods);
    let rest = releasable(&late, &to, goods, &policies, at(30));
    assert_eq!(rest.refused, Some(Reason::SectionOverdue));
    assert_eq!(rest.held_back(), Some(Reason::SectionOverdue));
    // What is not covered may be some day, so it is named before what is over.
    let mixed = goods.with(Section::Event).with(Section::Persons);
    let mixed = releasable(&late, &to, mixed, &policies, at(30));
    assert_eq!(mixed.disclosed, SectionSet::EMPTY.with(Section::Event));
    assert_eq!(mixed.held_back(), Some(Reason::SectionNotCovered));
    let over = releasable(&late, &to, usual(), &policies, at(1825));
    assert_eq!(over.refused, Some(Reason::RecordExpired));
    // Who was told in time keeps what came, however late it looks at it.
    let received = Labels {
        origin: party(AZ),
        present: usual(),
        ..late
    };
    let accepted = decide_accept(received, &to, &policies, at(200)).unwrap();
    assert_eq!(accepted.disclosed(), usual());
}

#[test]
fn a_kind_with_days_of_its_own_is_told_for_these() {
    let document = with(
        &with(&pair(), "until = 2030-12-31", "until = \"open\""),
        "# kinds = { PassengerAlert = 365 }",
        "kinds = { SeizureNotice = 100 }",
    );
    let policies = policies(&[&document]);
    let labels = Labels {
        expires: at(4000),
        ..labels()
    };
    let to = party(AZ);
    let told = |days| releasable(&labels, &to, usual(), &policies, at(days));
    assert_eq!(told(99).refused, None);
    assert_eq!(told(99).keep_until, at(100));
    assert_eq!(told(100).refused, Some(Reason::RecordExpired));
}

#[test]
fn what_is_applied_provisionally_is_told_and_says_so() {
    let until =
        "until = 2030-12-31               # to 24:00 UTC; \"open\" for no end\n# provisional";
    let document = with(&pair(), until, "until = 2026-12-31\nprovisional");
    let policies = policies(&[&document]);
    let decision = told(&labels(), &policies);
    assert_eq!(decision.disclosed, usual());
    let said = decision.explain().join("; ");
    assert!(said.contains("applied provisionally"), "{said}");
    let over = explain(&labels(), &party(AZ), &policies, at(214));
    assert_eq!(over.refused, Some(Reason::AgreementExpired));
    assert_eq!(
        explain(&labels(), &party(AZ), &policies, at(213)).refused,
        None
    );
}

/// A clause that can only take away, by what stands in its place in the template.
const RESTRICTIONS: [(&str, &str); 5] = [
    (TERRITORY, "excluded_territory = [\"TR\"]"),
    ("urgencies = \"any\"", "urgencies = [\"urgent\"]"),
    ("# geography =", "geography = { sites = [\"GEPTI\"] } #"),
    (
        "# sections = { persons = 365, media = 180 }",
        "sections = { media = 10, event = 100 }",
    ),
    ("until = 2030-12-31", "until = 2026-09-30"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_clause_that_takes_away_never_tells_more(
        restriction in prop::sample::select(RESTRICTIONS.to_vec()),
        urgency in prop::sample::select(Urgency::ALL.to_vec()),
        places in prop::collection::btree_set(prop::sample::select(vec!["GE", "TR", "GEPTI", "ge_sarpi"]), 0..4),
        known in any::<bool>(),
        present in 0_u16..=255,
        days in 0_u64..2000,
    ) {
        let labels = Labels {
            urgency,
            places: known.then(|| places.into_iter().map(str::to_owned).collect()),
            present: SectionSet::from_bits(present),
            expires: at(5000),
            ..labels()
        };
        let (old, new) = restriction;
        let (to, wide) = (party(AZ), policies(&[&pair()]));
        let narrow = policies(&[&with(&pair(), old, new)]);
        let before = releasable(&labels, &to, labels.present, &wide, at(days));
        let after = releasable(&labels, &to, labels.present, &narrow, at(days));
        prop_assert!(after.disclosed.is_subset(before.disclosed));
        prop_assert!(before.refused.is_none() || after.refused.is_some());
    }
}
