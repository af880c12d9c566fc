package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostKeyTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", " %s\n", "%s root@vendor", "[sftp.example.com]:2222 %s", "|1|c2FsdA==|aGFzaA== %s x y"})
    void aKeyIsFoundInWhatPeoplePaste(String form) {
        assertThat(HostKey.normal(form.formatted(KEY))).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-ed25519 ///////zaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "SHA256:ZkAslGjFiUHdGf/WUL8rQvkib4PTvQatUV0OUQSncCA"
            })
    void anythingElseIsNoKey(String text) {
        assertThat(HostKey.normal(text)).isEmpty();
    }
}
