//! The sample agreements, pair by pair.

use super::*;

const REGION: [&str; 7] = [
    AZ,
    GE,
    KZ,
    "MD/customs-service",
    "TR/customs-guards",
    "UA/state-customs-service",
    "UZ/customs-committee",
];

/// Policies of one party of the region, with all samples signed by all their parties.
fn regional(own: &str) -> Policies {
    let mut policies = Policies::new(party(own));
    for (_, document) in SAMPLES {
        let signers: Vec<_> = REGION
            .into_iter()
            .filter(|name| document.contains(&format!("party = \"{name}\"")))
            .collect();
        if signers.contains(&own) {
            let book = signed(policies.book().clone(), document, &signers);
            policies = policies.with_book(book);
        }
    }
    for peer in REGION.into_iter().filter(|peer| *peer != own) {
        policies = policies.with_peer(party(peer), standing(false));
    }
    policies
}

/// What each party of the region tells each other one of a seizure, under the samples.
fn matrix(category: &str) -> String {
    let mut table = String::new();
    for own in REGION {
        let policies = regional(own);
        let labels = Labels {
            origin: party(own),
            categories: BTreeSet::from([category.to_owned()]),
            tlp: Tlp::Green,
            places: Some(BTreeSet::from([party(own).country().to_owned()])),
            present: SectionSet::ALL,
            ..labels()
        };
        let permit = decide_publish(labels.clone(), &policies, NOW).unwrap();
        for (peer, decision) in permit.decisions() {
            if decision.refused != Some(Reason::NoAgreement) {
                let what = decision.refused.map_or_else(
                    || {
                        decision
                            .disclosed
                            .iter()
                            .map(Section::name)
                            .collect::<Vec<_>>()
                            .join(" ")
                    },
                    |reason| reason.code().to_owned(),
                );
                let (own, peer) = (labels.origin.country(), peer.country());
                table.push_str(&format!("{own} > {peer}: {what}\n"));
            }
        }
    }
    table
}

#[test]
fn under_the_samples_each_pair_of_the_region_shares_something_else() {
    let narcotic = matrix("narcotic");
    assert_eq!(
        narcotic,
        "\
AZ > GE: event goods transport companies narrative media\n\
AZ > KZ: OUTSIDE_GEOGRAPHY\n\
AZ > MD: event goods transport companies narrative media\n\
AZ > TR: event goods transport companies narrative media\n\
AZ > UA: event goods transport companies narrative media\n\
GE > AZ: event goods transport companies narrative media\n\
GE > KZ: event goods transport companies persons narrative media\n\
GE > MD: event goods transport companies narrative media\n\
GE > TR: event goods transport companies narrative media\n\
GE > UA: event goods transport companies narrative media\n\
KZ > AZ: OUTSIDE_GEOGRAPHY\n\
KZ > GE: event goods transport companies persons narrative media\n\
KZ > UZ: event goods narrative media\n\
MD > AZ: event goods transport companies narrative media\n\
MD > GE: event goods transport companies narrative media\n\
MD > TR: PAIR_EXCLUDED\n\
MD > UA: event goods transport companies narrative media\n\
TR > AZ: event goods transport companies narrative media\n\
TR > GE: event goods transport companies narrative media\n\
TR > MD: PAIR_EXCLUDED\n\
TR > UA: event goods transport companies narrative media\n\
TR > UZ: event goods transport narrative\n\
UA > AZ: event goods transport companies narrative media\n\
UA > GE: event goods transport companies narrative media\n\
UA > MD: event goods transport companies narrative media\n\
UA > TR: event goods transport companies narrative media\n\
UZ > KZ: event goods narrative media\n\
UZ > TR: DIRECTION_NOT_COVERED\n\
"
    );
    let tobacco = matrix("tobacco");
    let differing: Vec<_> = narcotic
        .lines()
        .zip(tobacco.lines())
        .filter(|(narcotic, tobacco)| narcotic != tobacco)
        .map(|(_, tobacco)| tobacco)
        .collect();
    assert_eq!(
        differing,
        [
            "GE > KZ: CATEGORY_NOT_COVERED",
            "KZ > GE: CATEGORY_NOT_COVERED"
        ]
    );
}
