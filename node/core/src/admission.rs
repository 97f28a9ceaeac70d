//! Who is let in and how much one may take: decided here, carried out where connections are. Times are counted from
//! any fixed moment that the caller chooses; nothing here reads a clock.

pub mod bucket;
pub mod frames;
pub mod porch;
pub mod quota;
pub mod source;

pub use self::bucket::{Bucket, Rate};
pub use self::frames::FrameMeter;
pub use self::porch::{Arrival, Porch, PorchLimits};
pub use self::quota::{Held, Pressure, Quota, QuotaReached};
pub use self::source::Source;
