-- The main database: chancery.sqlite. Events are the truth; the tables under "Made from events"
-- can be thrown away and made again. Times are RFC 3339 text in UTC. Numbers of events count from 0.

create table schema_step (
    step integer primary key,         -- number of the step of the ladder
    name text not null                -- its file
) strict;

create table event (
    seq integer primary key,          -- number of the event in the record, from 0
    commitment blob not null check (length(commitment) = 32),
    bytes blob                        -- the event as committed to; null once erased
) strict;

create table erasing (
    seq integer primary key references event (seq)
                                      -- bytes are gone, the salt may not be: ended at next opening
) strict;

create table log_head (
    one integer primary key check (one = 1),
    size integer not null,            -- number of events
    frontier blob not null            -- right edge of the tree, as `record::Frontier` prints it
) strict;

insert into log_head (one, size, frontier) values (1, 0, x'0000000000000000');

create table log_checkpoint (
    size integer primary key,         -- number of events it is about
    note blob not null,               -- the signed note
    signed_at text not null           -- when it was signed
) strict;

create table outbox (
    seq integer primary key references event (seq),
    published_at text                 -- null until a listener has taken it
) strict;

create index outbox_waiting on outbox (seq) where published_at is null;

-- Made from events. Every table says which event a row comes from, and who may see it: `level` and
-- `compartments` (captions joined by a line break, empty for none) are those of that event.

create table event_line (
    seq integer primary key,          -- number of the event
    id text not null unique,          -- its reference
    at text not null,                 -- when it was recorded
    kind text not null,               -- what happened, as event bytes name it
    account text,                     -- in whose name; null for nobody's
    operator text not null,           -- who was at the machine
    level text not null,
    compartments text not null
) strict;

create table post (
    id text primary key,
    seq integer not null,             -- event that set it last
    name text not null,
    region text not null,
    time_zone text not null,
    head text,                        -- officer
    deputy text                       -- officer
) strict;

create table officer (
    id text primary key,              -- also the name of the account
    seq integer not null,             -- event that set it last
    name text not null,
    post text not null,
    roles text not null,              -- joined by a comma
    functions text not null,          -- joined by a comma
    level text not null,              -- cleared to
    compartments text not null        -- held
) strict;

create table party_list (
    seq integer primary key,          -- event of the load; the latest of a list is the one in use
    list text not null,
    at text not null,                 -- when it was loaded
    format text not null,
    files text not null,              -- hashes of the publisher's files, joined by a comma
    indexes text not null,            -- hashes of the index files, joined by a comma
    parties integer not null,
    names integer not null,
    faults integer not null,
    level text not null,
    compartments text not null
) strict;

create index party_list_by_list on party_list (list, seq);

create table directive (
    number text primary key,
    seq integer not null,             -- event that changed it last
    status text not null,             -- draft, released, cancelled
    subject text not null,            -- empty while a draft
    released_at text,
    in_force text,
    review_by text,
    expires text,
    cancelled_at text,
    level text not null,
    compartments text not null
) strict;

create table addressee (
    directive text not null,
    post text not null,
    seq integer not null,             -- event of the release
    how text not null,                -- action or info
    primary key (directive, post, how)
) strict;

create table acknowledgement (
    seq integer primary key,          -- event of the answer
    directive text not null,
    post text not null,
    reply text not null,              -- acknowledged, queried, cannot-comply
    officer text not null,
    at text not null
) strict;

create table decision (
    id text primary key,
    seq integer not null,
    at text not null,                 -- when it was taken
    post text not null,
    officer text not null,
    act text not null,
    contact_at text not null,         -- when the contact takes place
    verdict text,                     -- null when the sealed decision does not say it in the open
    level text not null,
    compartments text not null
) strict;

create table request (
    id text primary key,
    seq integer not null,             -- event that changed it last
    decision text not null,
    requester text not null,
    post text not null,
    act text not null,
    contact_at text not null,
    filed_at text not null,
    status text not null,             -- open, granted, denied, withdrawn; expiry is a matter of time
    until text,                       -- end of the grant
    level text not null,
    compartments text not null
) strict;

create table request_word (
    seq integer primary key,          -- event
    request text not null,
    officer text,                     -- who; null for a lapse and for a question asked
    function text,                    -- as what; null for one who stood aside
    word text not null,               -- agreed, denied, recused, asked, concurred, objected, lapsed
    at text not null
) strict;

create table contact (
    id text primary key,
    seq integer not null,             -- event that changed it last
    status text not null,             -- held, declined, declared-afterwards
    decision text,
    request text,
    post text not null,
    officer text not null,
    act text not null,
    contact_at text not null,
    memoranda integer not null,       -- how many were written
    level text not null,
    compartments text not null
) strict;

create table worklist_item (
    id text primary key,
    seq integer not null,             -- event that made it
    post text not null,
    cause text not null,              -- number of the directive, or id of the list
    subject text not null,            -- reference of the request, decision or contact
    changes text not null,            -- joined by a comma, the weightiest first
    was text not null,                -- verdict before
    now text not null,                -- verdict now
    contact_at text not null,
    done_at text,                     -- null while it waits
    done_by text,
    level text not null,
    compartments text not null
) strict;
