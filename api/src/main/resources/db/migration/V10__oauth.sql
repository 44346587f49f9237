-- Programs that act for a user at /mcp, connected by OAuth.

-- Programs that have registered themselves (RFC 7591). Those with a metadata document are in no table.
create table oauth_clients (
  id text primary key,
  name text not null,
  redirect_uris text[] not null,
  created_at timestamptz not null,
  -- soon, until a user connects the program
  expires_at timestamptz not null
);

-- What a user has allowed a program. It has at most one code, one access token and one refresh token that are valid.
create table oauth_grants (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  client_id text not null,
  client_name text not null,
  -- of the metadata document; null for a program that has registered itself
  client_host text,
  resource text not null,
  scope text not null check (scope in ('read', 'write', 'delete')),
  redirect_uri text not null,
  code_challenge text not null,
  code_hash bytea not null unique,
  access_hash bytea unique,
  access_scope text check (access_scope in ('read', 'write', 'delete')),
  access_expires_at timestamptz,
  refresh_hash bytea unique,
  created_at timestamptz not null,
  -- when the code was redeemed; null before
  connected_at timestamptz,
  last_used_at timestamptz,
  -- of the code, then of the refresh token
  expires_at timestamptz not null
);
create index oauth_grants_of_user on oauth_grants (user_id);
