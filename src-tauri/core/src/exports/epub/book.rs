use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::NamedTempFile;
use uuid::Builder;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::exports::article::opened;
use crate::exports::destination::{aside, settle};
use crate::exports::leaf::Leaf;
use crate::exports::markup::escape;
use crate::{Error, Result};

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";

/// A book being written (EPUB 3.3).
pub(super) struct Book {
    to: PathBuf,
    zip: ZipWriter<BufWriter<NamedTempFile>>,
    names: HashSet<String>,
    manifest: String,
    spine: String,
    contents: String,
    chapters: usize,
    pictures: usize,
    /// Over what is in it: the same reviews are the same book.
    identity: blake3::Hasher,
}

impl Book {
    pub(super) fn begin(to: &Path) -> Result<Self> {
        let zip = ZipWriter::new(BufWriter::new(aside(to)?));
        let mut book = Self {
            to: to.to_owned(),
            zip,
            names: HashSet::new(),
            manifest: String::new(),
            spine: String::new(),
            contents: String::new(),
            chapters: 0,
            pictures: 0,
            identity: blake3::Hasher::new(),
        };
        // It comes first and is not packed, so that a book is known by its first bytes.
        book.member("mimetype", b"application/epub+zip", CompressionMethod::Stored)?;
        book.member("META-INF/container.xml", CONTAINER.as_bytes(), CompressionMethod::Deflated)?;
        Ok(book)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn pictures(&self) -> usize {
        self.pictures
    }

    /// Adds a file and names it in the manifest.
    pub(super) fn file(&mut self, name: &str, media_type: &str, bytes: &[u8]) -> Result<()> {
        self.item(name, media_type, "", bytes)
    }

    pub(super) fn picture(&mut self, name: &str, jpeg: &[u8]) -> Result<()> {
        self.pictures += 1;
        self.file(name, "image/jpeg", jpeg)
    }

    /// The cover, by itself and as the first page.
    pub(super) fn cover(&mut self, title: &str, jpeg: &[u8]) -> Result<()> {
        self.item("cover.jpg", "image/jpeg", "cover-image", jpeg)?;
        let title = escape(title);
        let page = document(
            &title,
            "en",
            "",
            &format!(
                "<body class=\"cover\" epub:type=\"cover\">\n<section><img src=\"cover.jpg\" alt=\"{title}\"/></section>\n</body>"
            ),
        );
        self.item("cover.xhtml", "application/xhtml+xml", "", page.as_bytes())?;
        let _ = writeln!(self.spine, "<itemref idref=\"{}\"/>", id("cover.xhtml"));
        Ok(())
    }

    /// A review; `text` is its page's.
    pub(super) fn chapter(
        &mut self,
        title: &str,
        leaf: &Leaf,
        text: &str,
        uid: &str,
    ) -> Result<()> {
        self.chapters += 1;
        self.identity.update(uid.as_bytes());
        let name = format!("text/{:04}.xhtml", self.chapters);
        let title = escape(title);
        let language = leaf.review.as_ref().and_then(|review| review.language.as_deref());
        let body = format!(
            "<body epub:type=\"bodymatter\">\n{}{text}</article>\n</body>",
            opened(leaf).replacen("<article", "<article epub:type=\"chapter\"", 1)
        );
        let page = document(&title, language.unwrap_or("en"), "../", &body);
        self.item(&name, "application/xhtml+xml", "", page.as_bytes())?;
        let _ = writeln!(self.spine, "<itemref idref=\"{}\"/>", id(&name));
        let _ = writeln!(self.contents, "<li><a href=\"{name}\">{title}</a></li>");
        Ok(())
    }

    /// Writes what the book says of itself, and gives it its name. Answers its size.
    pub(super) fn finish(mut self, title: &str, author: &str, made_at: Timestamp) -> Result<u64> {
        let title = escape(title);
        let body = format!(
            "<body>\n<nav epub:type=\"toc\" id=\"toc\"><h1>{title}</h1>\n<ol>\n{}</ol></nav>\n</body>",
            self.contents
        );
        let nav = document(&title, "en", "", &body);
        self.item("nav.xhtml", "application/xhtml+xml", "nav", nav.as_bytes())?;
        let hash = self.identity.finalize();
        let bytes = std::array::from_fn(|at| hash.as_bytes()[at]);
        let uuid = Builder::from_custom_bytes(bytes).into_uuid();
        let creator = match author {
            "" => String::new(),
            author => format!("<dc:creator>{}</dc:creator>\n", escape(author)),
        };
        let modified = made_at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%SZ");
        let (cover, nav) = (id("cover.jpg"), id("nav.xhtml"));
        let package = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book-id\" xml:lang=\"en\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book-id\">urn:uuid:{uuid}</dc:identifier>\n<dc:title>{title}</dc:title>\n<dc:language>en</dc:language>\n{creator}<meta property=\"dcterms:modified\">{modified}</meta>\n<meta name=\"cover\" content=\"{cover}\"/>\n</metadata>\n<manifest>\n{}</manifest>\n<spine>\n{}<itemref idref=\"{nav}\" linear=\"no\"/>\n</spine>\n</package>\n",
            self.manifest, self.spine
        );
        self.member("book/content.opf", package.as_bytes(), CompressionMethod::Deflated)?;
        let Self { to, zip, .. } = self;
        let file = zip
            .finish()
            .map_err(io::Error::from)
            .and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error))
            .map_err(Error::file(&to, "written"))?;
        settle(file, &to)
    }

    fn item(&mut self, name: &str, media_type: &str, property: &str, bytes: &[u8]) -> Result<()> {
        let property = match property {
            "" => String::new(),
            property => format!(" properties=\"{property}\""),
        };
        let _ = writeln!(
            self.manifest,
            "<item id=\"{}\" href=\"{name}\" media-type=\"{media_type}\"{property}/>",
            id(name)
        );
        self.names.insert(name.to_owned());
        // Pictures are packed already.
        let method = match media_type {
            "image/jpeg" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        self.member(&format!("book/{name}"), bytes, method)
    }

    fn member(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<()> {
        // One date for all, as in an archive.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        self.zip
            .start_file(name, options)
            .map_err(io::Error::from)
            .and_then(|()| self.zip.write_all(bytes))
            .map_err(Error::file(&self.to, "written"))
    }
}

/// A file's id in the manifest.
fn id(name: &str) -> String {
    format!("f-{}", name.replace(['/', '.'], "-"))
}

/// A page of the book.
fn document(title: &str, language: &str, up: &str, body: &str) -> String {
    let language = escape(language);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" xml:lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>{title}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"{up}style.css\"/>\n</head>\n{body}\n</html>\n"
    )
}
