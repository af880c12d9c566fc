package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.FaultRules;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.Optional;

/**
 * What goes wrong in an account, on demand. Patterns hold a path below the account without {@code .json}, such as {@code
 * "PUT Item/*"}, {@code "Sale"}, {@code "Session"}; sign-in and tokens are {@code "auth/oauth/authorize"} and {@code "POST
 * auth/oauth/token"}. Safe for several threads.
 */
public final class TillFaults extends FaultRules {
    @Override
    protected Optional<ShopFault> ownFault(String word, Integer number) {
        if (word.equals("oauth") && number != null && number >= 400 && number < 600) {
            return Optional.of(ShopFault.oauth(number));
        }
        return word.equals("next-loop") && number == null ? Optional.of(ShopFault.nextLoop()) : Optional.empty();
    }

    @Override
    protected String ownWords() {
        return "; tills also know oauth:<status> and next-loop";
    }
}
