//! One mail: a line that says what happened, the same few facts that a webhook is told, and the command to run.

use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use serde_json::Value;

use super::NotifyError;
use super::event::{Event, MET};
use crate::config::file::MailTlsFile;
use crate::config::settings::notify::{HookSettings, MailSettings};
use crate::identity::secret_file::{read_public, read_secret};

/// Characters of an id in a subject.
const SHORT_ID: usize = 8;

/// A relay that can be reached.
pub(super) struct Mail {
    settings: MailSettings,
    relay: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mail {
    /// Reads password and authorities.
    ///
    /// # Errors
    /// When a file cannot be used.
    pub(super) fn open(hook: &HookSettings, settings: &MailSettings) -> Result<Self, NotifyError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .timeout(Some(hook.timeout));
        let builder = match settings.tls {
            MailTlsFile::None => builder.tls(Tls::None),
            MailTlsFile::Tls => builder.tls(Tls::Wrapper(parameters(settings)?)),
            MailTlsFile::Starttls => builder.tls(Tls::Required(parameters(settings)?)),
        };
        let builder = match &settings.login {
            None => builder,
            Some((user, file)) => {
                let secret =
                    read_secret(file).map_err(|error| NotifyError::Key(error.to_string()))?;
                let password = std::str::from_utf8(&secret);
                let password = password.map_err(|error| NotifyError::Key(error.to_string()))?;
                let password = password.trim_end_matches(['\r', '\n']).to_owned();
                builder.credentials(Credentials::new(user.clone(), password))
            }
        };
        Ok(Self {
            settings: settings.clone(),
            relay: builder.build(),
        })
    }

    /// Sends a mail of an event.
    ///
    /// # Errors
    /// When the relay is not reached, or does not take it.
    pub(super) async fn tell(&self, event: &Event) -> Result<(), NotifyError> {
        let message = self.message(event)?;
        let sent = self.relay.send(message).await;
        match sent {
            Ok(_) => Ok(()),
            Err(error) if error.is_response() || error.is_permanent() || error.is_transient() => {
                Err(NotifyError::Refused(error.to_string()))
            }
            Err(error) => Err(NotifyError::Unreached(error.to_string())),
        }
    }

    fn message(&self, event: &Event) -> Result<Message, NotifyError> {
        let refused = |error: lettre::error::Error| NotifyError::Refused(error.to_string());
        // The host part of the id makes it the same however often the mail is sent.
        let id = hex::encode(event.id.as_bytes());
        let mut message = Message::builder()
            .from(self.settings.from.clone())
            .subject(subject(event))
            .message_id(Some(format!("<{id}@ntc-node>")))
            .header(ContentType::TEXT_PLAIN);
        for to in &self.settings.to {
            message = message.to(to.clone());
        }
        message.body(text(event)).map_err(refused)
    }
}

fn parameters(settings: &MailSettings) -> Result<TlsParameters, NotifyError> {
    let unusable = |error: &dyn std::fmt::Display| NotifyError::Authorities(error.to_string());
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(path) = &settings.ca {
        let pem = read_public(path).map_err(|error| unusable(&error))?;
        let authority = Certificate::from_pem(&pem).map_err(|error| unusable(&error))?;
        builder = builder
            .certificate_store(CertificateStore::None)
            .add_root_certificate(authority);
    }
    builder.build().map_err(|error| unusable(&error))
}

/// The text of a field of an event; empty where it has none.
fn field<'a>(event: &'a Event, name: &str) -> &'a str {
    event
        .data
        .get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// What happened, in one line.
fn subject(event: &Event) -> String {
    let short: String = event.record.chars().rev().take(SHORT_ID).collect();
    let short: String = short.chars().rev().collect();
    if event.kind == MET {
        let asker = field(event, "asker");
        return format!("NTC entry of a list met by a query of {asker} [{short}]");
    }
    match field(event, "kind") {
        "" => format!(
            "NTC overdue: {} by {} [{short}]",
            field(event, "task"),
            field(event, "by")
        ),
        kind => format!(
            "NTC {kind} {} of {} [{short}]",
            field(event, "urgency"),
            field(event, "origin")
        ),
    }
}

/// The facts, and what to run.
fn text(event: &Event) -> String {
    let mut text = String::new();
    let facts = event.data.as_object().into_iter().flatten();
    for (name, value) in facts {
        let says = value.as_str().or((*value == true).then_some("yes"));
        if let Some(says) = says {
            text.push_str(&format!("{name:<10}{says}\r\n"));
        }
    }
    if event.kind == MET {
        return text + "\r\nntc inbox\r\n";
    }
    let id = field(event, "id");
    let command = match (field(event, "kind"), field(event, "task")) {
        ("Request", _) | (_, "answer") => format!("ntc request show {id}"),
        ("", _) => "ntc overdue".to_owned(),
        _ => format!("ntc alert show {id}"),
    };
    text.push_str(&format!("\r\n{command}\r\nntc thread {id}\r\n"));
    text
}

#[cfg(test)]
mod tests {
    use ntc_core::time::Timestamp;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_mail_says_what_happened_and_what_to_run_and_nothing_of_the_record() {
        let event = Event {
            id: "GE/customs/0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091".to_owned(),
            kind: "ntc.Request.v1".to_owned(),
            record: "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091".to_owned(),
            at: Timestamp::from_millis(1_772_323_200_000),
            data: json!({
                "id": "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091",
                "origin": "GE/customs",
                "kind": "Request",
                "urgency": "urgent",
                "about": null,
            }),
        };
        assert_eq!(
            subject(&event),
            "NTC Request urgent of GE/customs [6e7f8091]"
        );
        let text = text(&event);
        assert!(text.contains("\r\nntc request show 0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091\r\n"));
        assert!(text.contains("urgency   urgent\r\n") && !text.contains("about"));
    }

    #[test]
    fn a_mail_about_a_query_that_met_an_entry_says_who_asked_and_where_to_look() {
        let event = Event {
            id: "GE/customs/0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091/entry_met".to_owned(),
            kind: MET.to_owned(),
            record: "0193b5a0-7c1e-7d2f-8a3b-4c5d6e7f8091".to_owned(),
            at: Timestamp::from_millis(1_772_323_200_000),
            data: json!({ "asker": "GE/customs", "contact_first": true }),
        };
        assert_eq!(
            subject(&event),
            "NTC entry of a list met by a query of GE/customs [6e7f8091]"
        );
        let text = text(&event);
        assert!(text.contains("contact_first") && text.ends_with("\r\nntc inbox\r\n"));
    }
}
