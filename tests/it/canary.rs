//! What is withheld is nowhere: not in the files of a party that is not entitled, not in anybody's log, not in a
//! metrics page.
//!
//! Each field of the withheld sections carries a word that exists nowhere else. The nodes run as processes of their
//! own, with their logs at the most talkative level.

use std::path::Path;

use ntc_policy::DEFAULT_RULES;
use ntc_proto::node::v1 as pb;
use ntc_proto::node::v1::audit_service_client::AuditServiceClient;
use ntc_proto::v1;
use ntc_tests::federation::share_all;
use ntc_tests::node::NodeFiles;
use ntc_tests::{Federation, NodeProcess, TestNode, draft, metrics, until};
use prost::Message as _;

use super::own_rules::{activate, explain, replay};

const AUTHOR: &str = "KZ/customs";
const PARTNER: &str = "UZ/customs";
const STRANGER: &str = "TR/customs";

/// Letters that no rule of an identifier folds into others.
const LETTERS: &[u8] = b"bdfghjkmnpqrtvwxy";

/// Makes words that begin alike and exist nowhere else.
struct Canaries {
    prefix: String,
    made: usize,
}

impl Canaries {
    fn new() -> Self {
        let seed = tempfile::tempdir().expect("a name of chance");
        let name = seed.path().file_name().expect("a name").to_owned();
        let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
        let chance: String = name.as_encoded_bytes().iter().map(letter).collect();
        Self {
            prefix: format!("zq{chance}"),
            made: 0,
        }
    }

    fn word(&mut self) -> String {
        let (high, low) = (self.made / LETTERS.len(), self.made % LETTERS.len());
        self.made += 1;
        let letter = |at: usize| char::from(LETTERS[at]);
        format!("{}{}{}", self.prefix, letter(high), letter(low))
    }

    /// The canaries in some bytes, whatever the case in which they are written.
    fn found_in(&self, bytes: &[u8]) -> usize {
        let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
        text.matches(&self.prefix).count()
    }

    /// The files below a folder that hold a canary.
    fn found_below(&self, folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                found.extend(self.found_below(&path));
            } else if self.found_in(&std::fs::read(&path).expect("a file")) > 0 {
                found.push(path.display().to_string());
            }
        }
        found
    }
}

/// A notice whose withheld sections have a canary wherever a text can stand.
fn notice(canaries: &mut Canaries) -> pb::Draft {
    let mut draft = draft::full("KZ", "UZ");
    let mut word = || canaries.word();
    let other = |text: String| v1::Coded {
        code: "other".to_owned(),
        text,
    };
    let identifier = |scheme: &str, raw: String| v1::Identifier {
        scheme: scheme.to_owned(),
        raw,
        ..v1::Identifier::default()
    };
    draft.transport = Some(v1::Transport {
        legs: vec![v1::Leg {
            mode: "3".to_owned(),
            conveyance: Some(other(word())),
            name: word(),
            identifiers: vec![identifier("plate", word()), identifier("other", word())],
            voyage: word(),
            carrier: word(),
            documents: vec![identifier("cmr", word())],
            former_names: vec![word()],
            ..v1::Leg::default()
        }],
        equipment: vec![v1::Equipment {
            container: Some(identifier("container", word())),
            seals: vec![v1::Seal {
                number: word(),
                state: "broken".to_owned(),
                papers_number: word(),
                ..v1::Seal::default()
            }],
            ..v1::Equipment::default()
        }],
        route_unknown: true,
        ..v1::Transport::default()
    });
    draft.companies = Some(v1::Companies {
        items: vec![v1::Company {
            role: Some(other(word())),
            name: word(),
            country: "KZ".to_owned(),
            identifiers: vec![identifier("registry_number", word())],
            aeo_status: "none".to_owned(),
            address: word(),
        }],
    });
    draft.persons = Some(v1::Persons {
        items: vec![v1::Person {
            role: Some(other(word())),
            names: vec![v1::PersonName {
                written: word(),
                script: "Latn".to_owned(),
                mrz_form: word().to_ascii_uppercase(),
            }],
            documents: vec![identifier("passport", word())],
            accounts: vec![identifier("wallet", word())],
            address: word(),
            phones: vec![identifier("phone", word())],
            emails: vec![format!("{}@example.org", word())],
            measures: vec![other(word())],
            ..v1::Person::default()
        }],
        legal_basis: word(),
    });
    draft.narrative = Some(v1::Narrative {
        modus_operandi: word(),
        indicators: word(),
        requested_action: Some(v1::Coded {
            code: "inform".to_owned(),
            text: word(),
        }),
        translation: Some(v1::NarrativeTranslation {
            language: "ru".to_owned(),
            modus_operandi: word(),
            indicators: word(),
        }),
    });
    draft.national = Some(v1::National {
        source_reference: word(),
        source_url: format!("https://{}.example.org/", word()),
        case_number: word(),
        note: word(),
    });
    draft
}

/// An agreement under which event and goods go, and nothing else.
fn event_and_goods() -> String {
    let mut document = share_all("all", &[AUTHOR, PARTNER]);
    for section in ["transport", "companies", "narrative", "media"] {
        let (open, closed) = (
            format!("{section} = \"allow\""),
            format!("{section} = \"never\""),
        );
        assert!(document.contains(&open));
        document = document.replace(&open, &closed);
    }
    document
}

async fn start(party: &str) -> (NodeProcess, TestNode) {
    let files = NodeFiles::make(party);
    files.edit_config(|text| {
        text.replace("format = \"text\"", "format = \"json\"")
            .replace("filter = \"info\"", "filter = \"trace\"")
    });
    let process = NodeProcess::start(&files);
    (process, TestNode::attach(files).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_withheld_sections_reach_no_file_no_log_and_no_metric() {
    let mut processes = Vec::new();
    let mut nodes = Vec::new();
    for party in [AUTHOR, PARTNER, STRANGER] {
        let (process, node) = start(party).await;
        processes.push(process);
        nodes.push(node);
    }
    let federation = Federation::of(nodes).await;
    federation.agree(&event_and_goods()).await;
    let author = federation.node(AUTHOR);
    let partner = federation.node(PARTNER);

    let mut canaries = Canaries::new();
    let published = author.publish(notice(&mut canaries)).await;
    author.until_receipted(&published.id, PARTNER).await;
    until("the partner to list it", || async {
        !partner.list().await.is_empty()
    })
    .await;
    assert_eq!(
        partner
            .get(&published.id)
            .await
            .expect("held")
            .sections
            .len(),
        2
    );
    // A refused draft is told by field and rule, never by what stood in it.
    let mut broken = notice(&mut canaries);
    if let Some(companies) = &mut broken.companies {
        companies.items[0].name = canaries.word().repeat(20);
    }
    let refused = author
        .records()
        .publish(pb::PublishRequest {
            draft: Some(broken),
            again: false,
        })
        .await
        .expect_err("a name that long is refused");
    assert_eq!(canaries.found_in(format!("{refused:?}").as_bytes()), 0);

    for node in &federation.nodes {
        let page = metrics::page(&node.files);
        assert_eq!(
            canaries.found_in(page.as_bytes()),
            0,
            "metrics of {}",
            node.party()
        );
    }
    drop(processes);
    for node in &federation.nodes {
        let log = std::fs::read(node.files.dir.join("node.log")).expect("the log");
        assert!(
            log.len() > 10_000 && log.starts_with(b"{"),
            "a talkative log in JSON"
        );
        assert_eq!(canaries.found_in(&log), 0, "log of {}", node.party());
    }
    for party in [PARTNER, STRANGER] {
        let dir = &federation.node(party).files.dir;
        assert_eq!(
            canaries.found_below(dir),
            Vec::<String>::new(),
            "files of {party}"
        );
    }
    // The test can see: the author holds every word.
    let own = canaries.found_below(&federation.node(AUTHOR).files.dir);
    assert!(!own.is_empty());
}

/// Own rules that keep more than the agreement does.
fn keeping() -> String {
    format!(
        "{DEFAULT_RULES}\n@id(\"event-and-goods\") @why(\"the rest is told by telephone\") forbid (principal, action == \
         NTC::Action::\"disclose\", resource) unless {{ [NTC::Section::\"event\", \
         NTC::Section::\"goods\"].contains(context.section) }};\n"
    )
}

/// What is said of a record that own rules keep in part says nothing of what stands in it, and so does what is logged of it.
#[tokio::test(flavor = "multi_thread")]
async fn words_that_own_rules_keep_stand_in_no_explanation_no_simulation_no_audit_and_no_log_of_decisions()
 {
    let mut federation = Federation::sharing_all(&[AUTHOR, PARTNER]).await;
    let mut canaries = Canaries::new();
    // One leaves by the decision of publishing, and one by a later one, which has a line in the log.
    federation.node_mut(PARTNER).stop().await;
    let author = federation.node(AUTHOR);
    let later = author.publish(notice(&mut canaries)).await;
    activate(author, &keeping()).await;
    let mut ids = vec![later.id];
    let kept = explain(author, &ids[0], PARTNER).await;
    assert_eq!(kept.told, ["event", "goods"]);
    federation.node_mut(PARTNER).restart().await;
    let (author, partner) = (federation.node(AUTHOR), federation.node(PARTNER));
    ids.push(author.publish(notice(&mut canaries)).await.id);
    author.until_receipted(&ids[1], PARTNER).await;
    until("what was held in part", || async {
        author.delivery(&ids[0], PARTNER).await.held_back == "RULE_FORBIDS"
    })
    .await;
    for id in &ids {
        until("the partner to hold it", || async {
            partner.get(id).await.is_some()
        })
        .await;
        let sections = partner.get(id).await.expect("held").sections.len();
        assert_eq!(sections, 2);
    }

    let mut said: Vec<(&str, Vec<u8>)> = Vec::new();
    for id in &ids {
        let explained = explain(author, id, PARTNER).await;
        assert!(!explained.would_allow.is_empty());
        said.push(("explain", explained.encode_to_vec()));
    }
    let draft = pb::PreviewRequest {
        draft: Some(notice(&mut canaries)),
        ..pb::PreviewRequest::default()
    };
    let simulated = author.records().preview(draft).await.expect("a look");
    said.push(("simulate", simulated.into_inner().encode_to_vec()));
    let replayed = replay(author, DEFAULT_RULES).await;
    assert!(replayed.newly_sent > 0, "{replayed:?}");
    said.push(("simulate --policy", replayed.encode_to_vec()));
    let mut audit = AuditServiceClient::new(author.channel());
    let exported = audit.export_audit(pb::ExportAuditRequest::default()).await;
    let mut exported = exported.expect("an export").into_inner();
    while let Some(batch) = exported.message().await.expect("entries") {
        said.push(("audit export", batch.encode_to_vec()));
    }
    assert!(said.iter().any(|(what, _)| *what == "audit export"));
    for (what, bytes) in &said {
        assert_eq!(canaries.found_in(bytes), 0, "{what}");
    }
    let partner = federation.node(PARTNER).files.dir.clone();
    federation.node_mut(AUTHOR).stop().await;
    let data = federation.node(AUTHOR).files.data();
    for log in ["audit", "decisions"] {
        let log = data.join(log);
        assert!(holds_bytes(&log), "{} has lines", log.display());
        assert_eq!(canaries.found_below(&log), Vec::<String>::new());
    }
    assert_eq!(canaries.found_below(&partner), Vec::<String>::new());
    // The test can see: the author holds every word.
    assert!(!canaries.found_below(&data).is_empty());
    federation.node_mut(PARTNER).stop().await;
}

/// Whether a folder has a file with something in it, at any depth.
fn holds_bytes(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).expect("a folder");
    let mut paths = files.map(|file| file.expect("an entry").path());
    paths.any(|path| {
        let is_written = |bytes: Vec<u8>| bytes.iter().any(|byte| *byte != 0);
        if path.is_dir() {
            holds_bytes(&path)
        } else {
            std::fs::read(path).is_ok_and(is_written)
        }
    })
}
