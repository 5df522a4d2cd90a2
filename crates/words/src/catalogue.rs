//! The embedded catalogue files. A new file is a new line here, once for each language.

use crate::Lang;

/// Lists the files of one language: name and text.
macro_rules! files {
    ($lang:literal) => {
        &[
            ("common.ftl", include_str!(concat!("../catalogue/", $lang, "/common.ftl"))),
            ("site.ftl", include_str!(concat!("../catalogue/", $lang, "/site.ftl"))),
            ("account.ftl", include_str!(concat!("../catalogue/", $lang, "/account.ftl"))),
            ("form.ftl", include_str!(concat!("../catalogue/", $lang, "/form.ftl"))),
            ("cabinet.ftl", include_str!(concat!("../catalogue/", $lang, "/cabinet.ftl"))),
            ("staff.ftl", include_str!(concat!("../catalogue/", $lang, "/staff.ftl"))),
            ("undertaking.ftl", include_str!(concat!("../catalogue/", $lang, "/undertaking.ftl"))),
            ("mail.ftl", include_str!(concat!("../catalogue/", $lang, "/mail.ftl"))),
            ("deletion.ftl", include_str!(concat!("../catalogue/", $lang, "/deletion.ftl"))),
            ("error.ftl", include_str!(concat!("../catalogue/", $lang, "/error.ftl"))),
            ("source.ftl", include_str!(concat!("../catalogue/", $lang, "/source.ftl"))),
            ("policy.ftl", include_str!(concat!("../catalogue/", $lang, "/policy.ftl"))),
            ("brief.ftl", include_str!(concat!("../catalogue/", $lang, "/brief.ftl"))),
            ("trace.ftl", include_str!(concat!("../catalogue/", $lang, "/trace.ftl"))),
            ("print.ftl", include_str!(concat!("../catalogue/", $lang, "/print.ftl"))),
            ("plan.ftl", include_str!(concat!("../catalogue/", $lang, "/plan.ftl"))),
            ("records.ftl", include_str!(concat!("../catalogue/", $lang, "/records.ftl"))),
            ("api.ftl", include_str!(concat!("../catalogue/", $lang, "/api.ftl"))),
            ("apply.ftl", include_str!(concat!("../catalogue/", $lang, "/apply.ftl"))),
            ("own.ftl", include_str!(concat!("../catalogue/", $lang, "/own.ftl"))),
            ("notice.ftl", include_str!(concat!("../catalogue/", $lang, "/notice.ftl"))),
            ("editions.ftl", include_str!(concat!("../catalogue/", $lang, "/editions.ftl"))),
            ("organisation.ftl", include_str!(concat!("../catalogue/", $lang, "/organisation.ftl"))),
            ("operations.ftl", include_str!(concat!("../catalogue/", $lang, "/operations.ftl"))),
            ("guard.ftl", include_str!(concat!("../catalogue/", $lang, "/guard.ftl"))),
            ("cli.ftl", include_str!(concat!("../catalogue/", $lang, "/cli.ftl"))),
        ]
    };
}

/// The catalogue files of a language: name and Fluent source.
#[must_use]
pub const fn catalogue(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Ru => files!("ru"),
        Lang::En => files!("en"),
        Lang::Kk => files!("kk"),
    }
}
