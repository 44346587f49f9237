package todo.api.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.json.Json;

/**
 * Clients whose id is the address of a document about them, so that they need not register. Safe
 * for concurrent use.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document">OAuth
 *     Client ID Metadata Document</a>
 */
public final class ClientDocuments {

    private static final Logger log = LoggerFactory.getLogger(ClientDocuments.class);

    /** How long a document is used without asking again. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int MAX_CACHED = 200;

    /**
     * A domain name without a port, and a path: neither an address nor a name of the cluster, and
     * nothing that could end a line of the request.
     */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "https://((?:[a-z0-9-]+\\.)+[a-z][a-z0-9-]*)/[A-Za-z0-9._~!$&'()*+,;=:@%/-]+(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

    private static final int MAX_LENGTH = 500;

    private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.{1,2}(/|\\?|$)");

    private final DocumentFetch fetch;
    private final Clock clock;
    private final LinkedHashMap<String, Cached> cache = new LinkedHashMap<>();

    private record Cached(OauthClient client, Instant until) {}

    public ClientDocuments(DocumentFetch fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    static boolean isAddress(String clientId) {
        return clientId.startsWith("https://");
    }

    /**
     * @param clientId see {@link #isAddress}
     * @param beforeFetch runs if the document has to be fetched, which its failure prevents
     * @throws Failure.BadRequest if there is no valid document at the address
     */
    OauthClient get(String clientId, Runnable beforeFetch) {
        var matcher = ADDRESS.matcher(clientId);
        if (clientId.length() > MAX_LENGTH
                || !matcher.matches()
                || DOT_SEGMENT.matcher(clientId).find()) {
            throw refused("The app names itself by an address that is not allowed.");
        }
        var cached = cached(clientId);
        if (cached != null) {
            return cached;
        }
        beforeFetch.run();
        var client = read(clientId, matcher.group(1));
        keep(client);
        return client;
    }

    private OauthClient read(String clientId, String host) {
        try {
            var document = tree(fetch.get(URI.create(clientId)));
            if (!clientId.equals(document.path("client_id").textValue())) {
                throw new OauthError("", "it names another client_id");
            }
            // One that could sign its requests is accepted as public, which is all that is offered.
            if (document.has("client_secret")
                    || document.path("token_endpoint_auth_method")
                            .asText("")
                            .startsWith("client_secret")) {
                throw new OauthError("", "a client with a secret is not supported");
            }
            var metadata = ClientMetadata.read(document);
            return new OauthClient(clientId, metadata.name(), host, metadata.redirectUris());
        } catch (IOException failed) {
            throw unusable(host, String.valueOf(failed.getMessage()));
        } catch (OauthError invalid) {
            throw unusable(host, invalid.description());
        }
    }

    private static JsonNode tree(byte[] document) throws IOException {
        try {
            return Json.MAPPER.readTree(document);
        } catch (JsonProcessingException malformed) {
            // Without its message, which quotes the document.
            throw new IOException("it is not well-formed JSON", malformed);
        }
    }

    private synchronized @Nullable OauthClient cached(String clientId) {
        var cached = cache.get(clientId);
        return cached != null && cached.until.isAfter(clock.instant()) ? cached.client : null;
    }

    private synchronized void keep(OauthClient client) {
        cache.remove(client.id());
        if (cache.size() >= MAX_CACHED) {
            cache.remove(cache.firstEntry().getKey());
        }
        cache.put(client.id(), new Cached(client, clock.instant().plus(LIFETIME)));
    }

    private static Failure unusable(String host, String reason) {
        log.info("the description of an app on {} cannot be used: {}", host, reason);
        return refused(
                "The description of the app on %s cannot be used: %s."
                        .formatted(host, reason.replaceFirst("\\.$", "")));
    }

    private static Failure refused(String detail) {
        return new Failure.BadRequest(FailureCode.OAUTH_REQUEST, detail);
    }
}
