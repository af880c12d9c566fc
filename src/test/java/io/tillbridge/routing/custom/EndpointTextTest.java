package io.tillbridge.routing.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sftp:h:22/d?password=RAW({{secret:a}})&x=1|sftp:h:22/d?password=#bean:given.a&x=1|a",
                "smtps:h?password={{secret:a.b-c}}|smtps:h?password=#bean:given.a.b-c|a.b-c",
                "kafka:t?saslJaasConfig=RAW({{secret:k}})|kafka:t?saslJaasConfig=#bean:given.k|k",
                "slack:#c?token={{secret:t}}&u={{custom.u}}|slack:#c?token=#bean:given.t&u={{custom.u}}|t"
            })
    void noAddressHoldsASecret(String uri, String without, String name) {
        List<String> names = new ArrayList<>();

        assertThat(EndpointText.withoutSecrets(uri, each -> add(names, each))).isEqualTo(without);
        assertThat(names).containsExactly(name);
    }

    private static String add(List<String> names, String name) {
        names.add(name);
        return "given." + name;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:dataSource|jdbc:customRows",
                "jdbc:dataSource?readSize=10|jdbc:customRows?readSize=10",
                "sql:SELECT 1?dataSource=#dataSource|sql:SELECT 1?dataSource=#customRows",
                "jdbc:dataSource?outputType=StreamList|jdbc:customRowStream?outputType=StreamList",
                "seda:custom-q?size=5|seda:custom-q?size=5&queueFactory=#bean:queues-of-routes",
                "quartz:g/n?cron=x|custom-quartz:g/n?cron=x",
                "sftp:h:22/d|sftp:h:22/d?strictHostKeyChecking=yes&useUserKnownHostsFile=false",
                "direct:custom-x|direct:custom-x"
            })
    void endpointsAreHeldToLimits(String uri, String limited) {
        assertThat(EndpointText.limited(uri, false)).isEqualTo(limited);
    }

    @Test
    void aLowerLimitOfTheFileStays() {
        assertThat(EndpointText.limited("https://h?responseTimeout=5000", false))
                .startsWith("https://h?responseTimeout=5000&connectTimeout=10000")
                .contains("connectionsPerRoute=10")
                .doesNotContain("responseTimeout=60000");
        assertThat(EndpointText.limited("file:in?maxMessagesPerPoll=5", true))
                .isEqualTo("file:in?maxMessagesPerPoll=5");
        assertThat(EndpointText.limited("file:in", true)).isEqualTo("file:in?maxMessagesPerPoll=1000");
    }
}
