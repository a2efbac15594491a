//! Pictures for the window: `media://localhost/<64 hex>/<variant>`, by the hash of the original
//! and by nothing else, so that no path ever reaches the file system.

use std::borrow::Cow;

use matinee_core::Shown;
use matinee_core::media::MediaHash;
use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

use crate::App;

/// The scheme's name, as the content security policy allows it.
pub(crate) const SCHEME: &str = "media";

/// The longest name of a variant is a dozen letters; nothing longer is worth looking at.
const LONGEST_VARIANT: usize = 16;

/// What a well-formed address asks for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted<'a> {
    /// 64 hexadecimal digits, lower case.
    hash: &'a str,
    /// Lower-case letters, digits and hyphens; whether there is such a variant is for the core.
    variant: &'a str,
}

/// Answers a request out of the journal, off the thread that draws the window.
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(answer(&request, |wanted| {
            let hash: MediaHash = wanted.hash.parse().ok()?;
            let journal = app.try_state::<App>()?.journal().ok()?;
            journal.picture(hash, wanted.variant).unwrap_or_else(|err| {
                tracing::error!("{err}");
                None
            })
        }));
    });
}

/// Answers a request with what `find` finds. What can't be asked for is not looked for.
fn answer(
    request: &Request<Vec<u8>>,
    find: impl FnOnce(&Wanted<'_>) -> Option<Shown>,
) -> Response<Cow<'static, [u8]>> {
    if request.method() != Method::GET {
        return empty(StatusCode::METHOD_NOT_ALLOWED);
    }
    let uri = request.uri();
    let wanted = is_our_host(uri.host(), uri.port().is_some())
        .then(|| wanted(uri.path(), uri.query()))
        .flatten();
    let Some(wanted) = wanted else { return empty(StatusCode::BAD_REQUEST) };
    let Some(found) = find(&wanted) else { return empty(StatusCode::NOT_FOUND) };
    with_headers(StatusCode::OK)
        .header(header::CONTENT_TYPE, found.media_type)
        // The address names the content, so it can never change.
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .body(Cow::Owned(found.bytes))
        .unwrap_or_else(|_| empty(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Whether the host, whole, is ours: Windows spells the scheme as a host.
fn is_our_host(host: Option<&str>, has_port: bool) -> bool {
    let ours =
        if cfg!(any(windows, target_os = "android")) { "media.localhost" } else { "localhost" };
    host == Some(ours) && !has_port
}

fn wanted<'a>(path: &'a str, query: Option<&str>) -> Option<Wanted<'a>> {
    let (hash, variant) = path.strip_prefix('/')?.split_once('/')?;
    let is_hex = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let is_word = |it: u8| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let is_fine = query.is_none()
        && hash.len() == 64
        && hash.as_bytes().iter().all(is_hex)
        && (1..=LONGEST_VARIANT).contains(&variant.len())
        && variant.bytes().all(is_word);
    is_fine.then_some(Wanted { hash, variant })
}

fn with_headers(status: StatusCode) -> tauri::http::response::Builder {
    Response::builder()
        .status(status)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        // The page is `tauri://localhost`, so to it a picture is another origin's: under
        // `same-origin` WebKit shows a picture once and refuses it from its own cache the next
        // time. Nobody but the window can ask this scheme.
        .header("Cross-Origin-Resource-Policy", "cross-origin")
}

fn empty(status: StatusCode) -> Response<Cow<'static, [u8]>> {
    let plain = || {
        let mut response = Response::new(Cow::Borrowed(&[][..]));
        *response.status_mut() = status;
        response
    };
    with_headers(status).body(Cow::Borrowed(&[][..])).unwrap_or_else(|_| plain())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn ask(method: &str, address: &str) -> Response<Cow<'static, [u8]>> {
        let request = Request::builder().method(method).uri(address).body(Vec::new()).unwrap();
        answer(&request, |wanted| {
            assert_eq!((wanted.hash, wanted.variant), (HASH, "poster-1x"));
            Some(Shown { media_type: "image/jpeg", bytes: vec![1, 2, 3] })
        })
    }

    #[test]
    #[cfg(not(windows))]
    fn a_picture_comes_with_a_fixed_type_and_may_be_cached_for_ever() {
        let response = ask("GET", &format!("media://localhost/{HASH}/poster-1x"));
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.body().as_ref(), [1, 2, 3]);
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "image/jpeg");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
    }

    #[test]
    fn nothing_else_can_be_asked_for() {
        for address in [
            format!("media://localhost.example/{HASH}/poster-1x"),
            format!("media://localhost:80/{HASH}/poster-1x"),
            format!("media://elsewhere/{HASH}/poster-1x"),
            format!("media://localhost/{}/poster-1x", HASH.to_uppercase()),
            format!("media://localhost/{}/poster-1x", &HASH[1..]),
            format!("media://localhost/{HASH}"),
            format!("media://localhost/{HASH}/"),
            format!("media://localhost/{HASH}/poster-1x/"),
            format!("media://localhost/{HASH}/../x"),
            format!("media://localhost/{HASH}/%2e%2e"),
            format!("media://localhost/{HASH}/poster-1x?a"),
            "media://localhost/../../etc/passwd".to_owned(),
        ] {
            assert_eq!(ask("GET", &address).status(), StatusCode::BAD_REQUEST, "{address}");
        }
    }

    #[test]
    fn pictures_can_only_be_fetched() {
        for method in ["POST", "HEAD", "PUT", "OPTIONS"] {
            let response = ask(method, &format!("media://localhost/{HASH}/poster-1x"));
            assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
        }
    }

    #[test]
    #[cfg(not(windows))]
    fn a_picture_that_is_not_there_is_not_found() {
        let address = format!("media://localhost/{HASH}/poster-1x");
        let request = Request::builder().uri(address).body(Vec::new()).unwrap();
        assert_eq!(answer(&request, |_| None).status(), StatusCode::NOT_FOUND);
    }
}
