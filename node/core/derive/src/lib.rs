//! `#[derive(Reasoned)]`: an error's stable reason stands beside its text, at the variant.
//!
//! ```text
//! #[derive(Debug, thiserror::Error, Reasoned)]
//! #[reason(Internal)]                                            // of every variant that names none
//! enum PublishError {
//!     #[error(transparent)]
//!     #[reason(inner)]                                           // what the first field says
//!     Invalid(#[from] InvalidRecord),
//!     #[error("the node does not hold body {0}")]
//!     #[reason(MediaMissing, field = "media.items[{_0}].sha256")] // and the field that it is about
//!     MediaMissing(usize),
//!     #[error("subjects[{0}]: {1}")]
//!     #[reason(self.1, field = "subjects[{_0}]")]                // what this field says, about another place
//!     Subject(usize, InvalidQuestion),
//! }
//! ```
//!
//! The type gets a method `reason` of its own visibility, and `ntc_core::reason::Reasoned`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned as _;
use syn::{
    Attribute, Data, DeriveInput, Error, Fields, Ident, LitStr, Member, Token, parse_macro_input,
};

/// What `#[reason(...)]` says.
#[derive(Clone)]
struct Said {
    reason: Whose,
    field: Option<LitStr>,
}

/// Where a reason comes from.
#[derive(Clone)]
enum Whose {
    /// It is this one.
    Code(Ident),
    /// The first field says it.
    First,
    /// This field says it.
    Field(Member),
}

impl Parse for Whose {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.parse::<Option<Token![self]>>()?.is_some() {
            input.parse::<Token![.]>()?;
            return Ok(Self::Field(input.parse()?));
        }
        let code: Ident = input.parse()?;
        Ok(if code == "inner" {
            Self::First
        } else {
            Self::Code(code)
        })
    }
}

impl Parse for Said {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let reason = input.parse()?;
        let mut field = None;
        if input.parse::<Option<Token![,]>>()?.is_some() {
            let name: Ident = input.parse()?;
            if name != "field" {
                return Err(Error::new(
                    name.span(),
                    "only `field` stands after a reason",
                ));
            }
            input.parse::<Token![=]>()?;
            field = Some(input.parse()?);
        }
        Ok(Self { reason, field })
    }
}

fn said(attributes: &[Attribute]) -> syn::Result<Option<Said>> {
    attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("reason"))
        .map(Attribute::parse_args)
        .transpose()
}

/// See the crate.
#[proc_macro_derive(Reasoned, attributes(reason))]
pub fn reasoned(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input)
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// The arms of the two matches.
#[derive(Default)]
struct Arms {
    reasons: Vec<Tokens>,
    fields: Vec<Tokens>,
    /// Whether a field is asked for its own reason.
    is_asked: bool,
    /// What brings the trait into scope where a field, or what it points to, is asked for its place.
    import: Option<Tokens>,
}

fn derive(input: &DeriveInput) -> syn::Result<Tokens> {
    let whole = said(&input.attrs)?;
    let mut arms = Arms::default();
    match &input.data {
        Data::Enum(data) => {
            for variant in &data.variants {
                let said = said(&variant.attrs)?.or_else(|| whole.clone());
                let said = said.ok_or_else(|| no_reason(variant.span()))?;
                let name = &variant.ident;
                arms.add(&quote!(Self::#name), &variant.fields, &said)?;
            }
        }
        Data::Struct(data) => {
            let said = whole.ok_or_else(|| no_reason(input.ident.span()))?;
            arms.add(&quote!(Self), &data.fields, &said)?;
        }
        Data::Union(_) => return Err(Error::new(input.ident.span(), "a union has no reason")),
    }
    let Arms {
        reasons,
        fields,
        is_asked,
        import,
    } = arms;
    // Only a call of a field's own method is not constant.
    let constant = (!is_asked).then(|| quote!(const));
    let (name, visibility) = (&input.ident, &input.vis);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        impl #generics #name #arguments #bounds {
            /// The stable code.
            #visibility #constant fn reason(&self) -> ::ntc_core::reason::Reason {
                match self { #(#reasons)* }
            }
        }

        #[automatically_derived]
        impl #generics ::ntc_core::reason::Reasoned for #name #arguments #bounds {
            fn reason(&self) -> ::ntc_core::reason::Reason {
                #name::reason(self)
            }

            fn field(&self) -> ::std::option::Option<::std::string::String> {
                #import
                match self { #(#fields)* }
            }
        }
    })
}

fn no_reason(at: proc_macro2::Span) -> Error {
    Error::new(
        at,
        "say `#[reason(Code)]` or `#[reason(inner)]` here, or once for the whole type",
    )
}

impl Arms {
    /// Adds the two arms of one variant, or of a struct.
    fn add(&mut self, path: &Tokens, shape: &Fields, said: &Said) -> syn::Result<()> {
        let inner = match &said.reason {
            Whose::Code(_) => None,
            Whose::First => Some(first(path, shape)?),
            Whose::Field(member) => Some(member.clone()),
        };
        // A pattern that binds the field that says it.
        let inner = inner.map(|member| quote!(#path { #member: inner, .. }));
        self.reasons.push(match (&said.reason, &inner) {
            (Whose::Code(code), _) => quote!(#path { .. } => ::ntc_core::reason::Reason::#code,),
            (_, inner) => quote!(#inner => inner.reason(),),
        });
        self.fields.push(match (&said.field, &inner) {
            (Some(text), _) => {
                let bound = bound(path, shape, &text.value());
                quote!(#bound => ::std::option::Option::Some(::std::format!(#text)),)
            }
            (None, Some(inner)) => {
                self.import = Some(quote!(
                    use ::ntc_core::reason::Reasoned as _;
                ));
                quote!(#inner => inner.field(),)
            }
            (None, None) => quote!(#path { .. } => ::std::option::Option::None,),
        });
        self.is_asked |= inner.is_some();
        Ok(())
    }
}

/// The first field.
fn first(path: &Tokens, shape: &Fields) -> syn::Result<Member> {
    let first = shape.members().next();
    first.ok_or_else(|| Error::new(path.span(), "`inner` needs a field that has a reason"))
}

/// A pattern that binds the fields that `text` names: `{name}`, or `{_0}` in a tuple.
fn bound(path: &Tokens, shape: &Fields, text: &str) -> Tokens {
    let names = shape.iter().enumerate().filter_map(|(position, field)| {
        let (name, pattern) = match &field.ident {
            Some(name) => (name.clone(), quote!(#name,)),
            None => {
                let (name, at) = (format_ident!("_{position}"), syn::Index::from(position));
                (name.clone(), quote!(#at: #name,))
            }
        };
        text.contains(&format!("{{{name}")).then_some(pattern)
    });
    quote!(#path { #(#names)* .. })
}
