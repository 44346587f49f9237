package todo.web.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.event.Level;
import todo.http.Server;
import todo.web.RealApi;
import todo.web.WebConfig;
import todo.web.WebMain;

/** What all browser tests share. Starts with the first test and closes after the last. */
record Site(Chromium chromium, RealApi api, Server web) implements AutoCloseable {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    static Site start() {
        assumeTrue(Chromium.found(), "No Chromium on the PATH: the browser tests are skipped.");
        var api = RealApi.start();
        return new Site(Chromium.start(), api, serve(api));
    }

    private static Server serve(RealApi api) {
        try {
            var config = new WebConfig(0, api.address(), Level.INFO, Duration.ZERO, RealApi.OAUTH);
            return WebMain.start(config, Clock.systemUTC());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * @return an address for a browser, as a proxy would tell it
     */
    static String nextAddress() {
        var number = ADDRESSES.incrementAndGet();
        return "198.51.%d.%d".formatted(number / 256, number % 256);
    }

    String address() {
        return "http://localhost:" + web.port();
    }

    @Override
    public void close() {
        chromium.close();
        web.close();
        api.close();
    }

    /** Injects the site into parameters. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Site.class;
        }

        @Override
        public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Site.class))
                    .computeIfAbsent(Site.class, first -> start(), Site.class);
        }
    }
}
