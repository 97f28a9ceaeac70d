//! One frame of the journal of hits.

/// The secret, the first frame.
const KEY: u8 = 0;
/// An event.
const EVENT: u8 = 1;
/// What is personal of the event before it.
const BODY: u8 = 2;
/// What is left of that when it was erased.
const ERASED: u8 = 3;

/// What a frame holds: its kind, the length of what follows, and that. What took the place of a longer frame, a body of
/// which a part was destroyed say, ends in zeros.
#[derive(Clone, Eq, PartialEq)]
pub(super) enum Frame {
    /// The secret under which pairs are remembered.
    Key([u8; 32]),
    /// An event.
    Event(Vec<u8>),
    /// What is personal of the event before it.
    Body(Vec<u8>),
    /// What was personal, and is gone.
    Erased,
}

impl Frame {
    /// Its bytes.
    pub(super) fn encoded(&self) -> Vec<u8> {
        let (kind, bytes): (u8, &[u8]) = match self {
            Self::Key(secret) => (KEY, secret),
            Self::Event(bytes) => (EVENT, bytes),
            Self::Body(bytes) => (BODY, bytes),
            Self::Erased => return vec![ERASED],
        };
        let len = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut frame = Vec::with_capacity(bytes.len() + 5);
        frame.push(kind);
        frame.extend(len.to_be_bytes());
        frame.extend(bytes);
        frame
    }

    /// Reads one; none where the bytes are of another form.
    pub(super) fn decoded(bytes: &[u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        if *kind == ERASED {
            return rest.iter().all(|byte| *byte == 0).then_some(Self::Erased);
        }
        let (len, rest) = rest.split_first_chunk::<4>()?;
        let len = usize::try_from(u32::from_be_bytes(*len)).ok()?;
        let (rest, filled) = rest.split_at_checked(len)?;
        let is_cut = *kind == BODY && filled.iter().all(|byte| *byte == 0);
        if !filled.is_empty() && !is_cut {
            return None;
        }
        match *kind {
            KEY => rest.try_into().ok().map(Self::Key),
            EVENT => Some(Self::Event(rest.to_vec())),
            BODY => Some(Self::Body(rest.to_vec())),
            _ => None,
        }
    }
}
