//! What other rules would change, for the officer who decides about them.

use ntc_policy::{Bundle, Rule, RuleChange};
use ntc_proto::node::v1 as pb;

use super::shown::line;

/// What is other in rules that would decide: a rule each, what becomes of it, and its text before and after.
/// Where those that decide cannot be read, each rule is new.
pub(super) fn differences(before: Option<&Bundle>, after: &Bundle) -> Vec<pb::ApprovalLine> {
    let changes = match before {
        Some(before) => before.changes(after),
        None => {
            let own = after.rules().iter().filter(|rule| !rule.is_floor());
            own.map(|rule| RuleChange::Added(rule)).collect()
        }
    };
    if changes.is_empty() {
        return vec![line("", "no rule differs from those that decide now")];
    }
    let mut lines = Vec::new();
    for change in changes {
        let (before, after) = change.sides();
        let rule = change.rule();
        let what = format!("{} ({}): {}", rule.id(), change.effect(), rule.why());
        lines.push(line(change.word(), &what));
        for (mark, side) in [("-", before), ("+", after)] {
            let text = side.map_or("", Rule::text).lines();
            lines.extend(text.map(|text| pb::ApprovalLine {
                depth: 1,
                ..line("", &format!("{mark} {text}"))
            }));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use ntc_policy::DEFAULT_RULES;

    use super::*;

    const RULE: &str = "
@id(\"nothing-to-kz\")
@why(\"KZ is told by telephone\")
forbid (principal, action in NTC::Action::\"tell\", resource)
when { principal.country == \"KZ\" };
";

    fn told(before: Option<&str>, after: &str) -> Vec<(u32, String)> {
        let before = before.map(|text| Bundle::read(text).unwrap());
        let lines = differences(before.as_ref(), &Bundle::read(after).unwrap()).into_iter();
        lines
            .map(|line| (line.depth, line.label + "|" + &line.value))
            .collect()
    }

    #[test]
    fn a_second_officer_reads_the_text_of_each_rule_that_is_other() {
        let narrower = format!("{DEFAULT_RULES}{RULE}");
        let new = told(Some(DEFAULT_RULES), &narrower);
        let head = "nothing-to-kz (less may go): KZ is told by telephone";
        assert_eq!(new[0], (0, format!("new|{head}")));
        assert!(
            new[1..]
                .iter()
                .all(|(depth, it)| *depth == 1 && it.starts_with("|+ ")),
            "{new:?}"
        );
        assert!(new.contains(&(1, "|+ when { principal.country == \"KZ\" };".to_owned())));

        let out = told(Some(&narrower), DEFAULT_RULES);
        assert!(out[0].1.starts_with("taken out|nothing-to-kz"));
        assert_eq!(out.len(), new.len());
        assert!(
            out[1..].iter().all(|(_, it)| it.starts_with("|- ")),
            "{out:?}"
        );

        let changed = told(Some(&narrower), &narrower.replace("\"KZ\" }", "\"TJ\" }"));
        assert!(changed[0].1.starts_with("changed|nothing-to-kz"));
        for line in [
            "|- when { principal.country == \"KZ\" };",
            "|+ when { principal.country == \"TJ\" };",
        ] {
            assert!(changed.contains(&(1, line.to_owned())), "{changed:?}");
        }
    }

    #[test]
    fn another_reason_of_a_rule_is_read_too() {
        let narrower = format!("{DEFAULT_RULES}{RULE}");
        let changed = told(
            Some(&narrower),
            &narrower.replace("by telephone", "by letter"),
        );
        for line in [
            "|- @why(\"KZ is told by telephone\")",
            "|+ @why(\"KZ is told by letter\")",
        ] {
            assert!(changed.contains(&(1, line.to_owned())), "{changed:?}");
        }
    }

    #[test]
    fn where_the_rules_that_decide_cannot_be_read_each_is_new_and_where_none_is_other_it_is_said() {
        let narrower = format!("{DEFAULT_RULES}{RULE}");
        let all = told(None, &narrower);
        let heads: Vec<_> = all.iter().filter(|(depth, _)| *depth == 0).collect();
        let bundle = Bundle::read(&narrower).unwrap();
        let own = bundle.rules().iter().filter(|rule| !rule.is_floor());
        assert_eq!(heads.len(), own.count());
        assert!(
            heads.iter().all(|(_, it)| it.starts_with("new|")),
            "{heads:?}"
        );
        let same = told(Some(&narrower), &format!("// remark\n{narrower}"));
        assert_eq!(
            same,
            [(0, "|no rule differs from those that decide now".to_owned())]
        );
    }
}
