-- The whole schema, as SQLite holds it after every migration. Written by a test; the source is internal/schema.

CREATE TABLE account (
    org     TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    created BIGINT  NOT NULL,
    here    BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (org, id)
);
CREATE UNIQUE INDEX account_here ON account (here) WHERE here = 1;
CREATE TABLE account_session (
    token   TEXT    NOT NULL PRIMARY KEY,
    data    BYTEA   NOT NULL,
    expires BIGINT  NOT NULL
);
CREATE TABLE account_ticket (
    org     TEXT    NOT NULL,
    digest  TEXT    NOT NULL,
    account TEXT    NOT NULL,
    expires BIGINT  NOT NULL,
    PRIMARY KEY (org, digest)
);
CREATE TABLE ask (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    version   BIGINT  NOT NULL,
    direction TEXT    NOT NULL CHECK (direction IN ('to_me', 'from_me')),
    state     TEXT    NOT NULL CHECK (state IN ('heard', 'proposed', 'agreed', 'delivered', 'verified', 'dropped')),
    person    TEXT    NOT NULL,
    due       TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    code      TEXT    NOT NULL,
    created   BIGINT  NOT NULL,
    updated   BIGINT  NOT NULL,
    rank      TEXT    NOT NULL,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id)
);
CREATE UNIQUE INDEX ask_code ON ask (org, owner, code) WHERE code <> '';
CREATE INDEX ask_message ON ask (org, owner, message) WHERE message <> '';
CREATE INDEX ask_rank ON ask (org, owner, rank, id, person, direction, state);
CREATE INDEX ask_state ON ask (org, owner, direction, state, person);
CREATE TABLE ask_event (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    ask       TEXT    NOT NULL,
    version   BIGINT  NOT NULL,
    at        BIGINT  NOT NULL,
    kind      TEXT    NOT NULL,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, ask, version)
);
CREATE TABLE ask_link (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    ask       TEXT    NOT NULL,
    version   BIGINT  NOT NULL,
    expires   BIGINT  NOT NULL,
    spent     BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (org, owner, id)
);
CREATE TABLE ask_promise (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    version   BIGINT  NOT NULL,
    giver     TEXT    NOT NULL CHECK (giver IN ('me', 'them')),
    state     TEXT    NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'released')),
    person    TEXT    NOT NULL,
    due       TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    nudges    BIGINT  NOT NULL,
    created   BIGINT  NOT NULL,
    updated   BIGINT  NOT NULL,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id)
);
CREATE INDEX ask_promise_message ON ask_promise (org, owner, message) WHERE message <> '';
CREATE INDEX ask_promise_state ON ask_promise (org, owner, state, due);
CREATE TABLE ask_recurring (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    person    TEXT    NOT NULL,
    at        BIGINT  NOT NULL,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, person)
);
CREATE TABLE ask_scan (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    PRIMARY KEY (org, owner, message)
);
CREATE TABLE ask_suggestion (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    kind      TEXT    NOT NULL CHECK (kind IN ('ask', 'wait', 'promise_mine', 'promise_theirs')),
    state     TEXT    NOT NULL CHECK (state IN ('open', 'accepted', 'rejected', 'aside')),
    person    TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    at        BIGINT  NOT NULL,
    due       TEXT    NOT NULL,
    score     DOUBLE PRECISION NOT NULL,
    answer    TEXT    NOT NULL DEFAULT '',
    answered  BIGINT  NOT NULL DEFAULT 0,
    accepted  TEXT    NOT NULL DEFAULT '',
    learn     BIGINT  NOT NULL DEFAULT 0,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id)
);
CREATE INDEX ask_suggestion_message ON ask_suggestion (org, owner, message);
CREATE INDEX ask_suggestion_open ON ask_suggestion (org, owner, state, person, at);
CREATE TABLE ask_term (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    term      TEXT    NOT NULL,
    rank      TEXT    NOT NULL,
    ask       TEXT    NOT NULL,
    PRIMARY KEY (org, owner, term, rank, ask)
);
CREATE INDEX ask_term_ask ON ask_term (org, owner, ask);
CREATE TABLE history_message (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    blind     TEXT    NOT NULL,
    header    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    sender    TEXT    NOT NULL,
    at        BIGINT  NOT NULL,
    zone      BIGINT  NOT NULL,
    words     BIGINT  NOT NULL,
    asks      BIGINT  NOT NULL,
    question  BOOLEAN NOT NULL,
    bulk      BOOLEAN NOT NULL,
    thread    TEXT    NOT NULL DEFAULT '',
    parent    TEXT    NOT NULL DEFAULT '',
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id),
    UNIQUE (org, owner, blind)
);
CREATE INDEX history_message_at ON history_message (org, owner, at);
CREATE INDEX history_message_header ON history_message (org, owner, header) WHERE header <> '';
CREATE INDEX history_message_subject ON history_message (org, owner, subject);
CREATE INDEX history_message_thread ON history_message (org, owner, thread);
CREATE TABLE history_party (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    blind     TEXT    NOT NULL,
    role      TEXT    NOT NULL CHECK (role IN ('from', 'to', 'cc')),
    message   TEXT    NOT NULL,
    PRIMARY KEY (org, owner, blind, message, role)
);
CREATE TABLE history_source (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    blind     TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    added     BIGINT  NOT NULL,
    refreshed BIGINT  NOT NULL,
    seen      BIGINT  NOT NULL DEFAULT 0,
    stored    BIGINT  NOT NULL DEFAULT 0,
    duplicate BIGINT  NOT NULL DEFAULT 0,
    refused   BIGINT  NOT NULL DEFAULT 0,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id),
    UNIQUE (org, owner, blind)
);
CREATE TABLE people_address (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    blind    TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    messages BIGINT  NOT NULL,
    latest   BIGINT  NOT NULL,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, blind)
);
CREATE INDEX people_address_person ON people_address (org, owner, person);
CREATE TABLE people_forgotten (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    blind    TEXT    NOT NULL,
    PRIMARY KEY (org, owner, blind)
);
CREATE TABLE people_line (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    manager  TEXT    NOT NULL,
    since    BIGINT  NOT NULL,
    until    BIGINT,
    PRIMARY KEY (org, owner, id)
);
CREATE TABLE people_merge (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    at       BIGINT  NOT NULL,
    split    BOOLEAN NOT NULL DEFAULT FALSE,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id)
);
CREATE TABLE people_person (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    me       BOOLEAN NOT NULL DEFAULT FALSE,
    messages BIGINT  NOT NULL DEFAULT 0,
    latest   BIGINT  NOT NULL DEFAULT 0,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, id)
);
CREATE INDEX people_person_often ON people_person (org, owner, messages);
CREATE TABLE people_term (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    term     TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    PRIMARY KEY (org, owner, term, person)
);
CREATE INDEX people_term_person ON people_term (org, owner, person);
CREATE TABLE profile_assumed (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (org, owner)
);
CREATE TABLE profile_style (
    org      TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    at       BIGINT  NOT NULL,
    content  BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, person)
);
CREATE TABLE secret_key (
    org     TEXT    NOT NULL,
    owner   TEXT    NOT NULL,
    wrapped BYTEA   NOT NULL,
    PRIMARY KEY (org, owner)
);
