//! Questions that take several answers.

use super::answer::Asking;
use super::asker::Stop;
use super::choice::Choice;
use super::paper::Paper;
use super::question::Asked;
use super::typed;
use crate::lang::say;

/// The choice that names no party, as a draft without an audience means it.
pub(super) fn everybody() -> String {
    say!("form-everybody")
}

impl Asking<'_> {
    /// Some of what is offered: one after another, until the first choice says that it is enough.
    pub(super) fn some(
        &mut self,
        asked: &Asked,
        none: &str,
        mut offered: Vec<Choice>,
        paper: &mut Paper,
    ) -> Result<(), Stop> {
        paper.take(&asked.field);
        // Where one is needed, enough is offered behind the first.
        let mut enough = (!asked.question.is_required).then(|| none.to_owned());
        let put = |paper: &mut Paper, value: &str| {
            let taken = paper.list(&asked.field);
            let taken = taken.iter().map(String::as_str);
            paper.put_list(&asked.field, taken.chain([value]));
        };
        let mut text = asked.text();
        let also = say!("form-also", question = &text);
        while !offered.is_empty() {
            let choices = enough.as_deref().map(Choice::word).into_iter();
            let choices: Vec<_> = choices.chain(offered.iter().cloned()).collect();
            let place = self.pick(&text, &choices, 0)?;
            let value = choices.get(place).map_or("", |it| it.value.as_str());
            if value.is_empty() {
                return Ok(());
            }
            let Some(taken) = self.take(asked, paper, value, &put)? else {
                continue;
            };
            *paper = taken;
            offered.retain(|it| it.value != value);
            enough = Some(say!("form-no-more"));
            text.clone_from(&also);
        }
        Ok(())
    }

    /// One more entry of a list, as far as the record has room for it.
    pub(super) fn more(&mut self, asked: &Asked, paper: &mut Paper) -> Result<(), Stop> {
        let offered = [say!("words-no"), say!("words-yes")].map(|word| Choice::word(&word));
        let is_more = self.pick(&asked.text(), &offered, 0)? == 1;
        let Some((list, _)) = asked.field.rsplit_once('[').filter(|_| is_more) else {
            return Ok(());
        };
        let mut tried = paper.clone();
        tried.add(list);
        match typed::told(&typed::faults(self.form, asked, &tried)) {
            Ok(()) => *paper = tried,
            Err(fault) => self.asker.say(&fault),
        }
        Ok(())
    }
}
