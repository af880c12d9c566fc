package io.tillbridge.api.http;

import java.util.Optional;

/** Who answers the checkouts of shops that ask for shipping methods. */
public interface MethodsReceiver {
    /** Offers nothing to any shop. */
    MethodsReceiver NONE = new MethodsReceiver() {
        @Override
        public Optional<byte[]> answer(String token, byte[] body) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> atOnce(String token) {
            return Optional.empty();
        }
    };

    /**
     * The methods as JSON, never none. It may take a while.
     *
     * @return empty when the token is unknown or the shop's methods are switched off
     */
    Optional<byte[]> answer(String token, byte[] body);

    /** The method that is always offered, from memory; empty when the token is unknown or methods are off. */
    Optional<byte[]> atOnce(String token);
}
