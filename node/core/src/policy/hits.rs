//! Whether a hit on an alert is told by itself.

use super::agreement::TellHits;
use super::decide::covering;
use super::labels::Labels;
use super::policies::Policies;
use crate::time::Timestamp;

/// True when the agreements say that the author of an alert is told each hit on it: all terms that let it come do, and there
/// are some.
pub fn tells_hits(alert: &Labels, policies: &Policies, now: Timestamp) -> bool {
    let mut says = covering(alert, (&alert.origin, policies.own()), policies, now)
        .into_iter()
        .map(|(_, terms)| terms.tell_hits == TellHits::Auto)
        .peekable();
    says.peek().is_some() && says.all(|auto| auto)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{AZ, GE, NOW, labels, party, policies, template, with};
    use super::*;
    use crate::model::kind::RecordKind;

    fn alert() -> Labels {
        Labels {
            kind: RecordKind::ConsignmentAlert,
            origin: party(AZ),
            ..labels()
        }
    }

    #[test]
    fn a_hit_is_told_by_itself_only_where_all_terms_that_cover_the_alert_say_so() {
        let ask = template("test-ask", &[GE, AZ]);
        let auto = with(
            &template("test-auto", &[GE, AZ]),
            "# tell_hits = \"auto\"",
            "tell_hits = \"auto\"",
        );
        assert!(
            !tells_hits(&alert(), &policies(&[]), NOW),
            "nothing is agreed"
        );
        assert!(!tells_hits(&alert(), &policies(&[&ask]), NOW));
        assert!(tells_hits(&alert(), &policies(&[&auto]), NOW));
        assert!(
            !tells_hits(&alert(), &policies(&[&auto, &ask]), NOW),
            "the stricter counts"
        );
        let tobacco = with(&auto, "categories = \"any\"", "categories = [\"tobacco\"]");
        assert!(!tells_hits(&alert(), &policies(&[&tobacco]), NOW));
    }
}
