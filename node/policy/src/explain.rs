//! Why: one sentence, each rule with its parts, and what would allow what is denied. All of it comes from the evaluation
//! that decides; there is no second engine.

use ntc_core::section::Section;

use crate::allow::{Change, would_allow};
use crate::answer::Verdict;
use crate::evaluator::{Evaluator, OfSection, Scene};
use crate::request::{Deed, Request};
use crate::tree::{Node, tree};

/// The whole of a request, or one of its sections.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// The section; none for the whole.
    pub section: Option<Section>,
    /// What the rules say.
    pub verdict: Verdict,
    /// Every rule about it, the floor first.
    pub rules: Vec<Node>,
    /// The fewest changes that would allow it, one way or several; none where it is allowed, or where no change of what
    /// the rules read would.
    pub would_allow: Vec<Vec<Change>>,
}

/// The explanation of an answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// The result in one sentence.
    pub sentence: String,
    /// The whole first, then each section.
    pub parts: Vec<Part>,
}

impl Explanation {
    /// The explanation as lines: the sentence, the ticks, and what would allow what is denied.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.sentence.clone()];
        for part in &self.parts {
            let about = part.section.map_or("the whole", Section::name);
            let word = if part.verdict.allowed {
                "allowed"
            } else {
                "denied"
            };
            lines.push(format!("{about}: {word}"));
            part.rules.iter().for_each(|rule| line(rule, 1, &mut lines));
            for way in &part.would_allow {
                let changes: Vec<_> = way.iter().map(ToString::to_string).collect();
                lines.push(format!("  would be allowed if {}", changes.join(" and ")));
            }
        }
        lines
    }
}

fn line(node: &Node, depth: usize, lines: &mut Vec<String>) {
    let found: Vec<_> = node
        .found
        .iter()
        .map(|(fact, value)| {
            let value = value.as_deref().unwrap_or("unknown");
            format!("{}: {value}", fact.path())
        })
        .collect();
    let found = if found.is_empty() {
        String::new()
    } else {
        format!("  ({})", found.join("; "))
    };
    lines.push(format!(
        "{}{} {}{found}",
        "  ".repeat(depth),
        node.tick.mark(),
        node.text
    ));
    node.parts
        .iter()
        .for_each(|part| line(part, depth + 1, lines));
}

/// Explains the answer to a request. Sections are explained where the whole is allowed, also those that the layers before
/// keep.
pub fn explain(evaluator: &Evaluator, request: &Request) -> Explanation {
    let answer = evaluator.fresh(request);
    let deed = request.deed();
    let scene = Scene::new(evaluator.bundle(), request);
    let part = |deed: Deed, of: Option<OfSection>, verdict: Verdict| Part {
        section: of.map(|of| of.section),
        rules: evaluator
            .bundle()
            .rules()
            .iter()
            .filter_map(|rule| tree(rule, (&scene, request), (deed, of)))
            .collect(),
        would_allow: if verdict.allowed {
            Vec::new()
        } else {
            would_allow(evaluator.bundle(), request, of)
        },
        verdict,
    };
    let sentence = sentence(request, &answer);
    let mut parts = vec![part(deed, None, answer.whole)];
    parts.extend(answer.sections.into_iter().map(|(section, verdict)| {
        let agreed = request.agreed.contains(section);
        let of = OfSection { section, agreed };
        part(Deed::Disclose, Some(of), verdict)
    }));
    Explanation { sentence, parts }
}

fn sentence(request: &Request, answer: &crate::answer::Answer) -> String {
    let who = request.principal();
    let deed = request.deed().name();
    if let Some(objection) = answer.whole.objection() {
        return format!("{who}: {deed} is denied: {objection}");
    }
    if answer.sections.is_empty() {
        return format!("{who}: {deed} is allowed");
    }
    let kept = answer.sections.iter();
    let kept = kept.filter_map(|(section, verdict)| Some((*section, verdict.objection()?)));
    let kept: Vec<_> = kept
        .map(|(section, why)| format!("{section} ({why})"))
        .collect();
    let goes = answer.disclosed().iter().count();
    let all = answer.sections.len();
    if kept.is_empty() {
        return format!("{who}: {deed} is allowed, with {goes} of {all} sections");
    }
    format!(
        "{who}: {deed} is allowed, with {goes} of {all} sections; kept: {}",
        kept.join(", ")
    )
}
