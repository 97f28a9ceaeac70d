//! What a party asks two officers for.

use std::time::Duration;

use ntc_core::approval::{MAX_ERASURES, MAX_HOURS, MAX_RECIPIENTS, Rules, Wide};

use super::{ConfigError, in_range};
use crate::config::file::ApprovalsFile;

/// Checks the section.
pub(super) fn approvals(file: &ApprovalsFile) -> Result<Rules, ConfigError> {
    let hours = in_range("approvals.hours", file.hours, 1..=MAX_HOURS)?;
    let recipients = file.broadcast_recipients.map(|recipients| {
        let field = "approvals.broadcast_recipients";
        in_range(field, recipients, 1..=MAX_RECIPIENTS)
    });
    let erasures = file.erasures_a_day.map(|erasures| {
        let field = "approvals.erasures_a_day";
        in_range(field, erasures, 0..=MAX_ERASURES)
    });
    let marking = file.broadcast_marking.as_deref().map(|marking| {
        marking.parse().map_err(|_| ConfigError::Field {
            field: "approvals.broadcast_marking",
            rule: "write CLEAR, GREEN, AMBER, AMBER+STRICT or RED".to_owned(),
        })
    });
    Ok(Rules {
        agreements: file.agreements,
        policy: file.policy,
        enrolment: file.enrolment,
        keys: file.keys,
        wide: Wide {
            recipients: recipients.transpose()?,
            marking: marking.transpose()?,
        },
        erasures: erasures.transpose()?,
        lasts: Duration::from_secs(u64::from(hours) * 3600),
    })
}

#[cfg(test)]
mod tests {
    use ntc_core::model::handling::Tlp;

    use super::*;

    fn read(text: &str) -> Result<Rules, ConfigError> {
        approvals(&toml::from_str(text).unwrap())
    }

    #[test]
    fn nothing_is_asked_of_two_unless_it_is_written() {
        assert_eq!(read("").unwrap(), Rules::NONE);
        let all = "agreements = true\npolicy = true\nenrolment = true\nkeys = true\nbroadcast_recipients = 5\n\
                   broadcast_marking = \"TLP:RED\"\nerasures_a_day = 0\nhours = 2";
        let rules = read(all).unwrap();
        assert_eq!(rules.sorts().len(), 6);
        let wide = Wide {
            recipients: Some(5),
            marking: Some(Tlp::Red),
        };
        assert_eq!((rules.wide, rules.erasures), (wide, Some(0)));
        assert_eq!(rules.lasts, Duration::from_secs(2 * 3600));
    }

    #[test]
    fn one_past_each_limit_is_refused_by_name() {
        for (text, field) in [
            ("hours = 0", "approvals.hours"),
            ("hours = 169", "approvals.hours"),
            ("broadcast_recipients = 0", "approvals.broadcast_recipients"),
            (
                "broadcast_recipients = 257",
                "approvals.broadcast_recipients",
            ),
            ("erasures_a_day = 10001", "approvals.erasures_a_day"),
            (
                "broadcast_marking = \"PINK\"",
                "approvals.broadcast_marking",
            ),
        ] {
            let refused = read(text).unwrap_err().to_string();
            assert!(refused.starts_with(field), "{text}: {refused}");
        }
        for text in [
            "hours = 168",
            "broadcast_recipients = 256",
            "erasures_a_day = 10000",
        ] {
            read(text).unwrap();
        }
    }
}
