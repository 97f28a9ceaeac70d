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
