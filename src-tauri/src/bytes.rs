use serde::de::DeserializeOwned;
use tauri::Runtime;
use tauri::ipc::{
    CommandArg, CommandItem, InvokeBody, InvokeError, InvokeResponseBody, IpcResponse,
};
use ts_rs::TS;

use crate::{ErrorCode, IpcError};

/// The header that carries the request when the body is bytes: JSON, percent-encoded.
pub(crate) const REQUEST_HEADER: &str = "matinee-request";

/// A request that comes with bytes, such as a pasted picture. They cross as they are; as JSON they
/// would be several times as large.
#[derive(Debug, TS)]
#[ts(export)]
pub struct WithBytes<T> {
    /// The request itself.
    pub req: T,
    /// The bytes it is about.
    #[ts(type = "Uint8Array")]
    pub bytes: Vec<u8>,
}

impl<'de, T: DeserializeOwned, R: Runtime> CommandArg<'de, R> for WithBytes<T> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let refused = |why: String| {
            let message = format!("{} could not read its request: {why}.", command.name);
            InvokeError::from(IpcError::new(ErrorCode::Internal, message))
        };
        let InvokeBody::Raw(bytes) = command.message.payload() else {
            return Err(refused("it comes with bytes, and none came".to_owned()));
        };
        let header = command.message.headers().get(REQUEST_HEADER);
        let header = header.and_then(|it| it.to_str().ok()).unwrap_or_default();
        let req = serde_json::from_slice(&percent_decoded(header))
            .map_err(|err| refused(err.to_string()))?;
        Ok(Self { req, bytes: bytes.clone() })
    }
}

/// An answer of bytes: a hundred thousand ids are 400 KB so, and no JSON to parse. Arrives as an
/// `ArrayBuffer`; numbers in it are little-endian.
#[derive(Debug, Clone, PartialEq, Eq, TS)]
#[ts(export, type = "ArrayBuffer")]
pub struct Packed(pub Vec<u8>);

impl Packed {
    /// Ids as 32-bit numbers, in their order. Ids that do not fit are left out; a journal would
    /// need four thousand million films to have one.
    pub fn ids(ids: impl IntoIterator<Item = i64>) -> Self {
        let narrow = ids.into_iter().filter_map(|id| u32::try_from(id).ok());
        Self(narrow.flat_map(u32::to_le_bytes).collect())
    }
}

impl IpcResponse for Packed {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

/// Undoes `encodeURIComponent`. What is not an escape stands for itself.
fn percent_decoded(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = (first == b'%').then(|| byte_of_escape(after)).flatten();
        decoded.push(escape.unwrap_or(first));
        rest = if escape.is_some() { &after[2..] } else { after };
    }
    decoded
}

fn byte_of_escape(after: &[u8]) -> Option<u8> {
    // `from_str_radix` would take a sign for a digit.
    let digits = after.get(..2).filter(|two| two.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_beside_bytes_is_read_from_its_escapes() {
        let encoded = "%7B%22caption%22%3A%22Stra%C3%9Fe%20%25%22%7D";
        assert_eq!(percent_decoded(encoded), "{\"caption\":\"Straße %\"}".as_bytes());
        assert_eq!(percent_decoded("100%"), b"100%");
        assert_eq!(percent_decoded("%+1"), b"%+1".to_vec());
    }

    #[test]
    fn ids_are_packed_in_their_order_four_bytes_each() {
        assert_eq!(Packed::ids([1, 258]).0, [1, 0, 0, 0, 2, 1, 0, 0]);
    }
}
