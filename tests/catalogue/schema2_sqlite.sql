CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (version)
);

CREATE TABLE batch (
    id INTEGER NOT NULL,
    institution TEXT NOT NULL,
    name TEXT NOT NULL,
    workline TEXT NOT NULL,
    digest TEXT NOT NULL,
    policy TEXT NOT NULL,
    operator TEXT NOT NULL,
    station TEXT NOT NULL,
    device TEXT NOT NULL,
    serial TEXT NOT NULL,
    captured DATE NOT NULL,
    run TEXT NOT NULL,
    state TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    expected INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (institution, name)
);

CREATE INDEX ix_batch_captured ON batch (captured);

CREATE TABLE refusal (
    id INTEGER NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    institution TEXT NOT NULL,
    workline TEXT NOT NULL,
    batch TEXT NOT NULL,
    reasons JSON NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (place, at)
);

CREATE TABLE copy_check (
    package TEXT NOT NULL,
    site TEXT NOT NULL,
    at TEXT NOT NULL,
    sound_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    run TEXT NOT NULL,
    problems JSON NOT NULL,
    PRIMARY KEY (package, site)
);

CREATE INDEX copy_check_site ON copy_check (site, outcome);

CREATE TABLE act (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    site TEXT NOT NULL,
    package TEXT NOT NULL,
    outcome TEXT NOT NULL,
    who TEXT NOT NULL,
    files INTEGER NOT NULL,
    size BIGINT NOT NULL,
    detail TEXT NOT NULL,
    facts JSON NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
);

CREATE INDEX act_kind ON act (kind, at);

CREATE TABLE item (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    verdict TEXT NOT NULL,
    policy TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    policy_digest TEXT NOT NULL,
    choice TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    package TEXT NOT NULL,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    files INTEGER NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (batch_id, name),
    FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE CASCADE
);

CREATE INDEX ix_item_state ON item (state);

CREATE INDEX ix_item_package ON item (package);

CREATE TABLE target_value (
    batch_id INTEGER NOT NULL,
    path TEXT NOT NULL,
    fact TEXT NOT NULL,
    value DOUBLE NOT NULL,
    PRIMARY KEY (batch_id, path, fact),
    FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE CASCADE
);

CREATE INDEX target_value_fact ON target_value (fact, batch_id);

CREATE TABLE file (
    item_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    role TEXT NOT NULL,
    puid TEXT NOT NULL,
    sha512 TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE INDEX ix_file_sha512 ON file (sha512);

CREATE INDEX file_puid ON file (puid, item_id);

CREATE TABLE finding (
    item_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    "check" TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL,
    wanted TEXT NOT NULL,
    found TEXT NOT NULL,
    source TEXT NOT NULL,
    advice TEXT NOT NULL,
    mark JSON,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE INDEX finding_check ON finding ("check", outcome);

CREATE TABLE statement (
    item_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    score DOUBLE,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE TABLE rendition (
    item_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    source TEXT NOT NULL,
    role TEXT NOT NULL,
    tool TEXT NOT NULL,
    method TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE TABLE event (
    item_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    agent TEXT NOT NULL,
    agent_version TEXT NOT NULL,
    agent_kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE TABLE copy (
    item_id INTEGER NOT NULL,
    site TEXT NOT NULL,
    place TEXT NOT NULL,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    verified_at TEXT NOT NULL,
    PRIMARY KEY (item_id, site),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE TABLE word (
    word VARCHAR(64) NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (word, item_id),
    FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
);

CREATE INDEX ix_word_item_id ON word (item_id);
