-- Orders in which people read: without them a page of a list looks at every row there is.
-- An index is made of its table and means nothing by itself; dropping one only costs time.

create index event_line_by_kind on event_line (kind, seq);
create index event_line_by_account on event_line (account, seq);

create index decision_by_seq on decision (seq);
create index decision_by_post on decision (post, seq);

create index request_by_seq on request (seq);
create index request_by_post on request (post, seq);

create index contact_by_seq on contact (seq);
create index contact_by_post on contact (post, seq);

-- Only what waits is read by post; what was done stays in the table.
create index worklist_item_waiting on worklist_item (seq, id) where done_at is null;
create index worklist_item_waiting_by_post on worklist_item (post, seq, id) where done_at is null;

create index addressee_by_seq on addressee (how, seq, post);
create index addressee_by_post on addressee (how, post, seq);
create index acknowledgement_by_directive on acknowledgement (directive, post);
