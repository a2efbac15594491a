use std::collections::HashMap;

use crate::markdown::{self, Context, Phrases, Picture, Rendered};
use crate::media::Still;
use crate::{FilmId, Journal, Result, media};

impl Journal {
    /// A text as the page will show it, with the stills of its film in their places.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn preview(&self, film: Option<FilmId>, body: &str, phrases: &Phrases) -> Result<Rendered> {
        let stills = match film {
            Some(film) => self.read(|conn| media::stills::of_film(conn, film))?,
            None => Vec::new(),
        };
        Ok(render(&stills, body, phrases))
    }
}

/// A text with these stills in it.
pub(super) fn render(stills: &[Still], body: &str, phrases: &Phrases) -> Rendered {
    let known: HashMap<&str, &Still> =
        stills.iter().map(|still| (still.name.as_str(), still)).collect();
    let find = |name: &str| known.get(name).copied().map(picture);
    markdown::render(body, &Context { stills: &find, phrases })
}

fn picture(still: &Still) -> Picture {
    Picture {
        hash: still.hash.clone(),
        width: still.width,
        height: still.height,
        alt: still.facts.alt.clone(),
        caption: still.facts.caption.clone(),
    }
}
