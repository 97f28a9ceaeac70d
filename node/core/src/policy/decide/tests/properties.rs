//! Whatever the agreements and the record: what never happens.

use super::*;

const SECTIONS: [&str; 6] = [
    "event",
    "goods",
    "transport",
    "companies",
    "narrative",
    "media",
];

/// A document with these sections withheld and these categories.
fn document(id: &str, withheld: u16, categories: u8) -> String {
    let mut document = template(id, &[GE, AZ]);
    for (bit, section) in SECTIONS.iter().enumerate() {
        if withheld & (1 << bit) != 0 {
            let line = format!("\n{section} = \"allow\"");
            document = with(&document, &line, &format!("\n{section} = \"never\""));
        }
    }
    let list = match categories {
        0 => return document,
        1 => "[\"narcotic\"]",
        _ => "[\"narcotic\", \"tobacco\"]",
    };
    with(
        &document,
        "categories = \"any\"",
        &format!("categories = {list}"),
    )
}

fn some_labels() -> impl Strategy<Value = Labels> {
    (0_u16..=255, 0_usize..3, 0_usize..5).prop_map(|(present, categories, tlp)| Labels {
        present: SectionSet::from_bits(present),
        categories: ["narcotic", "tobacco"]
            .iter()
            .take(categories)
            .map(|code| (*code).to_owned())
            .collect(),
        tlp: Tlp::ALL[tlp],
        named_recipients: BTreeSet::from([party(AZ)]),
        ..labels()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn disclosed_and_withheld_are_what_is_present(
        labels in some_labels(),
        (a, b) in ((0_u16..64, 0_u8..3), (0_u16..64, 0_u8..3)),
    ) {
        let policies = policies(&[&document("one", a.0, a.1), &document("two", b.0, b.1)]);
        let decision = told(&labels, &policies);
        let withheld: SectionSet = decision.withheld.keys().copied().collect();
        prop_assert_eq!(decision.disclosed.union(withheld), labels.present);
        prop_assert!(decision.disclosed.intersection(withheld).is_empty());
        prop_assert!(!decision.disclosed.contains(Section::National));
        prop_assert_eq!(&decision, &told(&labels, &policies));
    }

    #[test]
    fn a_deny_never_discloses_more(
        labels in some_labels(),
        (a, b) in ((0_u16..64, 0_u8..3), (0_u16..64, 0_u8..3)),
        by in prop::sample::select(vec![GE, AZ]),
    ) {
        let (one, two) = (document("one", a.0, a.1), document("two", b.0, b.1));
        let before = policies(&[&one, &two]);
        let disclosed = told(&labels, &before).disclosed;

        let book = moved(before.book(), by, Step::Suspend, &one).unwrap();
        let suspended = before.with_book(book);
        prop_assert!(told(&labels, &suspended).disclosed.is_subset(disclosed));

        let never = "[[terms]]\nfrom = \"any\"\nto = \"any\"\nkinds = \"any\"\ncategories = [\"tobacco\"]\nmode = \"never\"\nsections = {}\nmax_tlp = \"GREEN\"\n\n[onward]";
        let forbidding = policies(&[&with(&one, "[onward]", never), &two]);
        prop_assert!(told(&labels, &forbidding).disclosed.is_subset(disclosed));
    }

    #[test]
    fn a_release_is_never_more_than_was_committed(
        labels in some_labels(),
        committed in 0_u16..=255,
        withheld in 0_u16..64,
    ) {
        let committed = SectionSet::from_bits(committed);
        let policies = policies(&[&document("one", withheld, 0)]);
        let released = release(&labels, committed, &policies);
        prop_assert!(released.disclosed().is_subset(committed));
        let (goes, disclosed) = (!released.is_refused(), released.disclosed());
        prop_assert_eq!(released.into_value(), goes.then_some(disclosed));
        let published = told(&labels, &policies);
        let again = release(&labels, published.disclosed, &policies);
        prop_assert_eq!(again.disclosed(), published.disclosed);
    }

    #[test]
    fn what_an_honest_origin_sends_is_accepted(labels in some_labels(), withheld in 0_u16..64) {
        let document = document("one", withheld, 0);
        let ours = policies(&[&document]);
        let published = told(&labels, &ours);
        let theirs = Policies::new(party(AZ)).with_peer(party(GE), standing(false));
        let book = signed(theirs.book().clone(), &document, &[GE, AZ]);
        let theirs = theirs.with_book(book);
        let received = Labels { present: published.disclosed, audience: None, places: None, ..labels };
        let accepted = decide_accept(received, &party(GE), &theirs, NOW);
        prop_assert!(published.refused.is_some() || accepted.is_ok());
    }
}
