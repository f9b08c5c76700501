-- +goose Up

-- ask: what one person asks again and again, found when mail comes in.
CREATE TABLE ask_recurring (
    org       TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    person    TEXT    NOT NULL,
    at        BIGINT  NOT NULL,
    content   BYTEA   NOT NULL,
    PRIMARY KEY (org, owner, person)
);

-- What was made of a message, for the page that shows it.
CREATE INDEX ask_message ON ask (org, owner, message) WHERE message <> '';
CREATE INDEX ask_promise_message ON ask_promise (org, owner, message) WHERE message <> '';
