package todo.api;

import todo.api.account.AccessTokens;
import todo.api.account.AccountRoutes;
import todo.api.account.AccountStore;
import todo.api.account.Auth;
import todo.api.account.LoginThrottle;
import todo.api.account.PasswordHasher;
import todo.api.account.PersonalTokenRoutes;
import todo.api.account.PersonalTokenStore;
import todo.api.account.Profile;
import todo.api.account.ProfileRoutes;
import todo.api.account.RefreshTokens;
import todo.api.account.SessionRoutes;
import todo.api.account.SessionStore;
import todo.api.account.SignIn;
import todo.api.idempotency.IdempotencyKeys;
import todo.api.idempotency.IdempotentRoutes;
import todo.http.Routes;

/**
 * Accounts, their sessions and their tokens.
 *
 * @param auth finds the caller of a request
 * @param keys makes requests of a caller idempotent
 */
record AccountFeatures(Auth auth, LoginThrottle throttle, IdempotentRoutes keys) {

    static AccountFeatures add(Routes routes, Core core, PasswordHasher.Cost cost) {
        var database = core.database();
        var clock = core.clock();
        var secret = core.config().secretKey().bytes();
        var accounts = new AccountStore(database, core.ids(), clock);
        var sessions = new SessionStore(database, core.ids(), clock);
        var personalTokens = new PersonalTokenStore(database, core.ids(), clock);
        var accessTokens = new AccessTokens(secret, clock);
        var refreshTokens = new RefreshTokens(secret);
        var passwords = new PasswordHasher(cost);
        var throttle = new LoginThrottle(database, clock);
        var signIn =
                new SignIn(accounts, passwords, throttle, sessions, accessTokens, refreshTokens);
        var profile = new Profile(accounts, passwords, throttle, sessions, database);
        var auth = new Auth(accessTokens, sessions, personalTokens);
        var keys = new IdempotentRoutes(new IdempotencyKeys(database, clock));

        new AccountRoutes(signIn, auth).add(routes);
        new ProfileRoutes(profile, auth).add(routes);
        new SessionRoutes(sessions, auth).add(routes);
        new PersonalTokenRoutes(personalTokens, auth, clock, keys::onceSecretSignedIn).add(routes);
        return new AccountFeatures(auth, throttle, keys);
    }
}
