package todo.web.offline;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Json;
import todo.web.asset.Assets;
import todo.web.page.Html;
import todo.web.page.Languages;
import todo.web.page.Page;
import todo.web.page.Preferences.Theme;
import todo.web.views.page.JteofflineGenerated;

/**
 * {@code /manifest.webmanifest}, {@code /sw.js} and {@code /offline}: for everybody, signed in or
 * not.
 *
 * @see <a href="https://www.w3.org/TR/appmanifest/">Web Application Manifest</a>
 */
public final class OfflineRoutes {

    private OfflineRoutes() {}

    public static void addTo(Routes routes) {
        routes.get("/manifest.webmanifest", OfflineRoutes::manifest)
                .get("/sw.js", request -> worker())
                .get("/offline", OfflineRoutes::page);
    }

    private static Response manifest(Request request) {
        var language = Languages.of(request);
        var texts = language.texts();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("id", "/");
        manifest.put("name", "Todo");
        manifest.put("short_name", "Todo");
        manifest.put("lang", language.tag());
        manifest.put("dir", language.direction());
        manifest.put("start_url", "/");
        manifest.put("scope", "/");
        manifest.put("display", "standalone");
        manifest.put("theme_color", Theme.LIGHT.color());
        manifest.put("background_color", Theme.LIGHT.color());
        manifest.put(
                "icons",
                List.of(
                        icon(Assets.ICON_SVG, "any", "image/svg+xml", "any"),
                        icon(Assets.ICON_192_PNG, "192x192", "image/png", "any"),
                        icon(Assets.ICON_512_PNG, "512x512", "image/png", "any"),
                        icon(Assets.ICON_MASKABLE_PNG, "512x512", "image/png", "maskable")));
        manifest.put(
                "shortcuts",
                List.of(
                        shortcut(texts.addATask(), "/share"),
                        shortcut(texts.today(), "/"),
                        shortcut(texts.search(), "/search")));
        manifest.put(
                "share_target",
                Map.of(
                        "action",
                        "/share",
                        "method",
                        "GET",
                        "params",
                        Map.of("title", "title", "text", "text", "url", "url")));
        return fresh("application/manifest+json", Json.write(manifest));
    }

    private static Map<String, String> icon(
            String address, String sizes, String type, String purpose) {
        return Map.of("src", address, "sizes", sizes, "type", type, "purpose", purpose);
    }

    private static Map<String, String> shortcut(String name, String address) {
        return Map.of("name", name, "url", address);
    }

    /** Names all assets, so that a browser replaces the worker as soon as one of them changes. */
    private static Response worker() {
        var assets =
                Assets.ALL.stream()
                        .filter(name -> !name.endsWith(".png"))
                        .map(name -> "'/assets/" + name + "'")
                        .collect(Collectors.joining(",\n"));
        var script = "self.assets = [\n%s]\nimportScripts('%s')\n".formatted(assets, Assets.SW_JS);
        return fresh("text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8));
    }

    private static Response fresh(String type, byte[] body) {
        return Response.of(200, type, body).with("Cache-Control", "no-cache");
    }

    private static Response page(Request request) {
        var page = Page.bare(Languages.of(request).texts().youAreOffline(), request);
        return Html.of(200, out -> JteofflineGenerated.render(out, null, page));
    }
}
