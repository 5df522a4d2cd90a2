//! Kinds of entry. FROZEN: a number, once given, is never changed or used for anything else.

/// Makes the enum, its names and the way back from the number from one table.
macro_rules! kinds {
    ($($(#[$doc:meta])* $number:literal $name:ident $text:literal;)*) => {
        /// What an entry is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $name = $number,)* }

        impl Kind {
            /// Every kind, in order of numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The dotted name used in exports and logs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The kind of a number; `None` if there is none.
            #[must_use]
            pub const fn from_u16(number: u16) -> Option<Self> {
                match number { $($number => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// The store was made: the first entry of a journal.
    1 StoreCreated "store.created";
    /// The texts of a policy version were published.
    2 VersionPublished "version.published";
    /// A policy version came into force.
    3 PolicyApplied "policy.applied";
    /// The operator key's or signing key's generation was turned.
    4 KeyRotated "key.rotated";

    /// A person became known.
    10 SubjectCreated "subject.created";
    /// Two subjects were joined by proof of a contact or by staff.
    11 SubjectsJoined "subjects.joined";
    /// An account was made.
    12 AccountCreated "account.created";
    /// An account was closed.
    13 AccountClosed "account.closed";
    /// A registration was begun.
    14 RegistrationStarted "registration.started";
    /// A registration was not finished in time.
    15 RegistrationExpired "registration.expired";
    /// A contact was proved.
    16 ContactProved "contact.proved";
    /// Another address to sign in by was asked for.
    17 AddressAsked "address.asked";
    /// A person gave data of another one and declared that this one knows of it and agrees.
    18 OtherPersonDeclared "other_person.declared";
    /// A person said that the data of the account are right.
    19 DataChecked "data.checked";

    /// A text was acknowledged as read.
    20 Acknowledged "text.acknowledged";
    /// A consent was given.
    21 ConsentGiven "consent.given";
    /// A consent was withdrawn.
    22 ConsentWithdrawn "consent.withdrawn";
    /// A consent or a confirmation was asked for again.
    23 ConsentAsked "consent.asked";
    /// A consent was refused, or not given when asked.
    24 ConsentRefused "consent.refused";
    /// A person agreed to a policy version, by an act or by using on after a notice.
    25 VersionAccepted "version.accepted";
    /// A person did not agree to a policy version.
    26 VersionRefused "version.refused";
    /// A published policy version was withdrawn before it came into force.
    27 VersionWithdrawn "version.withdrawn";
    /// A person accepted a document of the operator's own.
    28 DocumentAccepted "document.accepted";

    /// A ground was opened.
    30 GroundOpened "ground.opened";
    /// A ground moved to another state.
    31 GroundMoved "ground.moved";
    /// An event of a scope was reported.
    32 EventReported "event.reported";
    /// A due time of a scope was moved.
    33 DueMoved "due.moved";
    /// A hold by law was placed.
    34 HoldPlaced "hold.placed";
    /// A hold by law was lifted.
    35 HoldLifted "hold.lifted";

    /// What is not received was found in texts taken before, and taken out of them.
    36 NotReceivedPurged "not_received.purged";

    /// Values were written.
    40 ValueWritten "value.written";
    /// Values were changed.
    41 ValueChanged "value.changed";
    /// Values were opened for a purpose.
    42 ValuesOpened "values.opened";
    /// An opening was refused to someone known.
    43 OpeningRefused "opening.refused";
    /// Refusals to unknown callers, counted per minute.
    44 AnonymousRefusals "refusals.anonymous";
    /// Something undeclared was sent and dropped.
    45 UnknownFieldDropped "unknown_field.dropped";
    /// A record was made.
    46 RecordCreated "record.created";
    /// Values were passed on to a recipient.
    47 Disclosed "values.disclosed";
    /// An export was made.
    48 ExportMade "export.made";
    /// Staff looked for a person by an address, found or not.
    49 PersonSought "person.sought";

    /// A case was opened by a form.
    50 CaseOpened "case.opened";
    /// A case moved to another state.
    51 CaseMoved "case.moved";
    /// A demand of a subject or authority came in.
    52 RequestOpened "request.opened";
    /// A request moved to another state.
    53 RequestMoved "request.moved";
    /// A term was extended.
    54 TermExtended "term.extended";
    /// A term passed without what it asked for.
    55 TermMissed "term.missed";
    /// An incident was opened.
    56 IncidentOpened "incident.opened";
    /// An incident moved to another state.
    57 IncidentMoved "incident.moved";

    /// A sign-in succeeded.
    60 SignIn "sign_in";
    /// Someone signed out.
    61 SignOut "sign_out";
    /// A sign-in was refused.
    62 SignInRefused "sign_in.refused";
    /// Sessions were ended.
    63 SessionsEnded "sessions.ended";
    /// A password was set or changed.
    64 PasswordSet "password.set";
    /// Recovery of access was asked for.
    65 RecoveryAsked "recovery.asked";
    /// A staff account was made.
    66 StaffCreated "staff.created";
    /// Staff signed in.
    67 StaffSignedIn "staff.signed_in";
    /// A staff account was closed or its roles changed.
    68 StaffChanged "staff.changed";
    /// An API token was made.
    69 TokenCreated "token.created";
    /// An API token was revoked.
    70 TokenRevoked "token.revoked";
    /// A member of staff undertook to keep silence, or the operator recorded such a paper.
    71 UndertakingGiven "staff.undertaking";
    /// A member of staff deleted the data of a record; which reason of the closed list it was says the entry.
    72 DeletedByStaff "staff.deleted";

    /// A letter was sent.
    80 LetterSent "letter.sent";
    /// A letter was not sent because its ground had ended.
    81 LetterDropped "letter.dropped";
    /// A job failed for good.
    82 JobFailed "job.failed";
    /// A notice of a policy version reached its person by a channel.
    83 NoticeDelivered "notice.delivered";

    /// A destruction was ordered: from here on nothing opens.
    90 DestructionOrdered "destruction.ordered";
    /// A subject's key was destroyed.
    91 KeyDestroyed "key.destroyed";
    /// A compartment's key was destroyed.
    92 CompartmentDestroyed "compartment.destroyed";
    /// Rows, index and derived entries are gone too.
    93 DestructionDone "destruction.done";
    /// An act was written.
    94 ActWritten "act.written";
    /// The store's files were written anew and the operator key was turned.
    95 StoreSanitised "store.sanitised";

    /// Processing outside the program, by hand or onto a carrier, was entered; which operation it was says the entry.
    100 ProcessingEntered "processing.entered";
    /// Nothing holds what lies on a carrier any more: people have to destroy it.
    101 CarrierDue "carrier.due";
    /// People have destroyed a carrier.
    102 CarrierDestroyed "carrier.destroyed";
}

impl Kind {
    /// The number that stands in an entry.
    #[must_use]
    pub const fn number(self) -> u16 {
        self as u16
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn numbers_and_names_lead_back_and_are_unique() {
        let mut names = std::collections::BTreeSet::new();
        for kind in Kind::ALL {
            assert_eq!(Kind::from_u16(kind.number()), Some(*kind));
            assert!(names.insert(kind.as_str()), "{} stands twice", kind.as_str());
            assert!(
                kind.as_str().chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_'),
                "{}",
                kind.as_str()
            );
        }
        assert_eq!(Kind::from_u16(0), None);
        assert_eq!(Kind::from_u16(u16::MAX), None);
        assert!(Kind::ALL.is_sorted());
    }

    #[test]
    fn frozen_table() {
        let table: Vec<String> = Kind::ALL.iter().map(|k| format!("{}={}", k.number(), k.as_str())).collect();
        assert_eq!(table.join(" "), include_str!("../tests/golden/kinds.txt").trim_end().replace('\n', " "));
    }
}
