//! A record that takes the place of an earlier one.

use super::samples::{self, DEFAULTS, NOW, publish};
use crate::life::{Note, Says, changed};
use crate::record::RecordId;
use crate::section::{Section, SectionSet};

fn version_two(draft: ntc_proto::node::v1::Draft, of: RecordId) -> crate::record::Record {
    let origin = "GE/revenue-service".parse().unwrap();
    let id = RecordId::new(NOW, &[8; 10]);
    let draft = crate::wire::record::draft(draft).unwrap().correcting(of, 1);
    draft.check(&origin, id, NOW, &DEFAULTS).unwrap().0
}

#[test]
fn a_next_version_names_the_one_before_and_says_what_it_changes() {
    let (first, _) = publish(samples::full()).unwrap();
    let mut draft = samples::full();
    let goods = draft.goods.as_mut().unwrap();
    goods.items[0].description = "heroin".to_owned();
    goods.cover_load.clear();
    let second = version_two(draft, first.id());
    let header = second.header();
    assert_eq!((header.version, header.supersedes), (2, Some(first.id())));
    let notes = Note::of(&second);
    assert_eq!(notes[0].subject.id, first.id());
    let (by, version) = (second.id(), 2);
    assert_eq!(notes[0].says, Says::Superseded { by, version });

    let changes = changed(&first, &second, SectionSet::ALL);
    let told: Vec<_> = changes
        .iter()
        .map(|it| (it.field.as_str(), it.before.as_deref(), it.after.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("goods.cover_load", Some("bananas"), None),
            (
                "goods.items[0].description",
                Some("cocaine"),
                Some("heroin")
            ),
        ]
    );
    assert!(changed(&first, &first, SectionSet::ALL).is_empty());
    assert!(!format!("{changes:?}").contains("heroin"));
}

#[test]
fn what_one_version_alone_discloses_is_no_change() {
    let (first, _) = publish(samples::full()).unwrap();
    let mut draft = samples::full();
    draft.companies = None;
    draft.goods.as_mut().unwrap().items[0].description = "heroin".to_owned();
    let second = version_two(draft, first.id());
    let both = SectionSet::ALL.without(Section::Companies);
    assert_eq!(second.present(), both);
    let changes = changed(&first, &second, SectionSet::ALL);
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|it| it.field.starts_with("goods.")));
}

#[test]
fn a_change_of_a_section_that_is_not_asked_about_is_not_told() {
    let (first, _) = publish(samples::full()).unwrap();
    let mut draft = samples::full();
    draft.goods.as_mut().unwrap().items[0].description = "heroin".to_owned();
    let second = version_two(draft, first.id());
    let others = SectionSet::ALL.without(Section::Goods);
    assert!(changed(&first, &second, others).is_empty());
}

#[test]
fn what_only_runs_the_federation_has_one_version() {
    let draft = ntc_proto::node::v1::Draft {
        kind: ntc_proto::v1::RecordKind::Retraction as i32,
        ..samples::full()
    };
    assert_eq!(publish(draft).unwrap_err().field, "kind");
}
