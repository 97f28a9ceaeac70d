//! The newest stream counts: what an earlier one of the same partner still wanted to write is dropped, on both sides.

use thiserror::Error;

/// Number of one stream with one partner, since this party's node started.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StreamNumber(u64);

/// Another stream with the partner has taken this one's place.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("another stream with the same partner has taken this one's place")]
pub struct Superseded;

/// Numbers the streams with one partner. It is kept under the same lock as what the streams write.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Fence(u64);

impl Fence {
    /// Begins a stream; all earlier ones are superseded.
    pub const fn begin(&mut self) -> StreamNumber {
        self.0 += 1;
        StreamNumber(self.0)
    }

    /// Lets the newest stream pass.
    ///
    /// # Errors
    /// When another one has taken its place.
    pub const fn check(&self, stream: StreamNumber) -> Result<(), Superseded> {
        if stream.0 == self.0 {
            Ok(())
        } else {
            Err(Superseded)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stream_alone_passes() {
        let mut fence = Fence::default();
        let (first, second) = (fence.begin(), fence.begin());
        assert_eq!(fence.check(first), Err(Superseded));
        assert_eq!(fence.check(second), Ok(()));
    }
}
