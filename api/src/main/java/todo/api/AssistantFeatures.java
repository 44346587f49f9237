package todo.api;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import todo.api.chat.Assistants;
import todo.api.chat.ChatRoutes;
import todo.api.chat.ChatSetup;
import todo.api.chat.TurnTimes;
import todo.api.chat.builtin.BuiltInAssistant;
import todo.api.chat.model.LanguageModel;
import todo.api.mcp.McpCompletions;
import todo.api.mcp.McpMethods;
import todo.api.mcp.McpOauth;
import todo.api.mcp.McpResources;
import todo.api.mcp.McpRoutes;
import todo.api.oauth.Authorizations;
import todo.api.oauth.ClientDocuments;
import todo.api.oauth.ConsentRoutes;
import todo.api.oauth.DocumentFetch;
import todo.api.oauth.GrantStore;
import todo.api.oauth.OauthClients;
import todo.api.oauth.OauthRoutes;
import todo.api.oauth.TokenIssuer;
import todo.api.tool.Confirmations;
import todo.api.tool.Tools;
import todo.http.Routes;

/** The tools with their two faces, chat and MCP, and OAuth for the apps that use MCP. */
final class AssistantFeatures implements AutoCloseable {

    private final @Nullable LanguageModel model;

    private AssistantFeatures(@Nullable LanguageModel model) {
        this.model = model;
    }

    /**
     * @param otherChat replaces the assistant to talk to
     * @param fetch gets documents about OAuth clients
     */
    static AssistantFeatures add(
            Routes routes,
            Core core,
            AccountFeatures accounts,
            TaskFeatures tasks,
            UnaryOperator<ChatSetup> otherChat,
            DocumentFetch fetch) {
        var config = core.config();
        var confirmations = new Confirmations(config.secretKey().bytes(), core.clock());
        var tools = tasks.tools(confirmations);
        new McpRoutes(
                        new McpMethods(
                                tools,
                                new McpResources(tools, tasks.lists(), tasks.queries()),
                                new McpCompletions(tools, tasks.lists(), tasks.queries()),
                                config.apiVersion()),
                        accounts.auth(),
                        config.corsOrigins(),
                        oauth(routes, core, accounts, fetch))
                .add(routes);
        var model = model(core, tools);
        new ChatRoutes(
                        otherChat.apply(chat(core, model)),
                        tools,
                        confirmations,
                        core.database(),
                        accounts.auth(),
                        core.ids(),
                        core.clock(),
                        core.metrics().registry())
                .add(routes);
        return new AssistantFeatures(model);
    }

    /**
     * @return null if OAuth is switched off
     */
    private static @Nullable McpOauth oauth(
            Routes routes, Core core, AccountFeatures accounts, DocumentFetch fetch) {
        var oauth = core.config().oauth();
        if (oauth == null) {
            return null;
        }
        var database = core.database();
        var clock = core.clock();
        var documents = new ClientDocuments(fetch, clock);
        var clients = new OauthClients(database, accounts.throttle(), documents, clock);
        var grants = new GrantStore(database, oauth, core.ids(), clock);
        var issuer = new TokenIssuer(database, clock);
        new OauthRoutes(oauth, clients, issuer, grants, clock).add(routes);
        new ConsentRoutes(new Authorizations(clients, oauth), grants, accounts.auth()).add(routes);
        return new McpOauth(oauth, grants);
    }

    /**
     * @return null if no language model is configured
     */
    private static @Nullable LanguageModel model(Core core, Tools tools) {
        var config = core.config().model();
        return config == null
                ? null
                : LanguageModel.open(config, tools, core.clock(), core.metrics().registry());
    }

    private static ChatSetup chat(Core core, @Nullable LanguageModel model) {
        var assistants =
                new Assistants(
                        new BuiltInAssistant(core.clock()), model == null ? null : model.model());
        var config = core.config();
        return new ChatSetup(config.chat(), config.chatTokensADay(), assistants, TurnTimes.USUAL);
    }

    /** Cancels what a language model is asked. */
    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
