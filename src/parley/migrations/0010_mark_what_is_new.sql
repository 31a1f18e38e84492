-- Customers see which of their requests have an answer that is new to them.
-- depends: 0009_report_and_find

-- Up to which message a customer has seen a ticket. Written when one looks, never when a ticket or a message is made.
create table customer_reads (
    workspace_id bigint not null,
    customer_id bigint not null,
    ticket_number bigint not null,
    message_id bigint not null,
    primary key (workspace_id, customer_id, ticket_number),
    -- The ticket before its customer: whoever erases a customer locks in this order too.
    foreign key (workspace_id, ticket_number) references tickets (workspace_id, number) on delete cascade,
    foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
create index customer_reads_ticket on customer_reads (workspace_id, ticket_number);

alter table customer_reads enable row level security;
create policy tenant on customer_reads
    using (workspace_id = nullif(current_setting('parley.workspace', true), '')::bigint);
