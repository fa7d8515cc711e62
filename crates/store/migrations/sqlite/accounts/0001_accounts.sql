-- Who may sign in, and what they hold: accounts.sqlite, mode 0600. Apart from the record, because
-- none of it is evidence and all of it may be forgotten: losing the file costs new passwords.
-- No password and no token stands here, only what each is compared with. Instants are microseconds
-- since 1970 in UTC.

create table schema_step (
    step integer primary key,         -- number of the step of the ladder
    name text not null                -- its file
) strict;

create table credential (
    account text primary key,         -- the officer
    password_hash text not null,      -- as argon2 prints it, with its salt and cost
    set_at integer not null,          -- when the password was set
    must_change integer not null,     -- 1 when somebody else chose it
    failed integer not null,          -- wrong passwords since the last right one
    locked_until integer,             -- null when not locked
    language text,                    -- tag of the language chosen; null for that of the browser
    disabled integer not null         -- 1 when nobody may sign in with it
) strict, without rowid;

create table session (
    id_hash blob primary key check (length(id_hash) = 32),
                                      -- SHA-256 of what the cookie holds
    public_id text not null unique,   -- how lists of sessions name it
    account text not null,
    made_at integer not null,         -- when they signed in
    seen_at integer not null,         -- when it was last used
    ends_at integer not null,         -- from when on it is not accepted
    address text not null,            -- where from they signed in
    agent text not null               -- what the browser said it is, cut short
) strict, without rowid;

create index session_by_account on session (account, made_at);
create index session_by_end on session (ends_at);

create table token (
    id_hash blob primary key check (length(id_hash) = 32),
                                      -- SHA-256 of the token
    public_id text not null unique,   -- how lists of tokens name it
    account text not null,
    name text not null,               -- what its owner calls it
    scopes text not null,             -- what it may be used for, joined by a space
    made_at integer not null,
    ends_at integer not null,         -- from when on it is not accepted
    seen_at integer,                  -- when it was last used; null for never
    revoked_at integer                -- null while it holds
) strict, without rowid;

create index token_by_account on token (account, made_at);

create table once (
    account text not null,
    key text not null,                -- what the client called its request
    fingerprint blob not null check (length(fingerprint) = 32),
                                      -- SHA-256 of the request, to tell another one by
    status integer not null,          -- of the answer that was given
    location text,                    -- header of that answer; null for none
    body blob not null,               -- body of that answer
    at integer not null,              -- when it was given
    primary key (account, key)
) strict, without rowid;

create index once_by_time on once (at);
