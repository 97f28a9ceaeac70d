//! Which fields a message of a record has, by number: what tells a field that a later version added from the others.

use crate::v1;

/// The fields of a message.
#[derive(Debug)]
pub struct Shape {
    /// Name of the message.
    pub name: &'static str,
    /// In the order of the protocol file.
    pub fields: &'static [ShapeField],
}

/// A field of a message.
#[derive(Debug)]
pub struct ShapeField {
    /// Its number.
    pub number: u32,
    /// Its name.
    pub name: &'static str,
    /// True when there may be several.
    pub is_list: bool,
    /// The fields of what it holds, where that is a message.
    pub part: Option<&'static Shape>,
}

/// A message whose fields are written down.
pub trait Shaped {
    /// Its fields.
    const SHAPE: &'static Shape;
}

include!(concat!(env!("OUT_DIR"), "/shapes.rs"));
