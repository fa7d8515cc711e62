-- Who is trusted to have witnessed a checkpoint. Their signatures stand in `log_checkpoint.note`,
-- as lines below that of the log. Rejected: a table of signatures, a second place for what a note
-- says by itself.

create table witness (
    key text primary key,             -- public key, as `name+number+base64`
    added_at text not null            -- when the first checkpoint by it was taken back
) strict;
