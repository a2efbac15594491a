use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ids are row ids; a type for each keeps a tag's from being passed for a review's,
/// here and (as a branded number) in TypeScript.
macro_rules! id {
    ($name:ident, $noun:literal, $ts:literal) => {
        #[doc = concat!("The id of one ", $noun, " inside this journal file.")]
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[ts(export, type = $ts)]
        pub struct $name(pub i64);

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    };
}

id!(FilmId, "film", "number & { readonly __id: 'film' }");
id!(PersonId, "person", "number & { readonly __id: 'person' }");
id!(ViewingId, "viewing", "number & { readonly __id: 'viewing' }");
id!(ReviewId, "review", "number & { readonly __id: 'review' }");
id!(RevisionId, "revision", "number & { readonly __id: 'revision' }");
id!(DraftId, "draft", "number & { readonly __id: 'draft' }");
id!(MediaId, "medium", "number & { readonly __id: 'media' }");
id!(StillId, "still", "number & { readonly __id: 'still' }");
id!(TagId, "tag", "number & { readonly __id: 'tag' }");
id!(ListId, "list", "number & { readonly __id: 'list' }");
id!(ShelfId, "shelf", "number & { readonly __id: 'shelf' }");
id!(ImportId, "import", "number & { readonly __id: 'import' }");
id!(TrashId, "entry of the trash", "number & { readonly __id: 'trash' }");
