package io.tillbridge.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLintTest {
    private static final String TEXT = new String(Contract.read().text(), StandardCharsets.UTF_8);

    @Test
    void theContractOwesItsReadersNothing() throws Exception {
        assertThat(ContractLint.faults(TEXT)).isEmpty();
    }

    /** A rule that finds nothing in a contract with its fault would find nothing in ours, either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    x-permission: connections:read | x-other: 1 | get /connections has no x-permission
                    summary: Lists connections | description: x | get /connections has no summary, or one of over 90 letters
                    tags: [connections] | tags: [conections] | get /connections has an unknown tag "conections"
                    operationId: listConnections | operationId: '' | get /connections has no operationId
                    description: The number of items in a page | description: '' | get /connections does not describe its parameter limit
                    "'429': {" | x-429: { | get /connections does not name 429
                    "- $ref: '#/components/parameters/after'" | | get /connections is a list without limit and after
                    "- $ref: '#/components/parameters/createdSince'" | | get /connections is a list without createdSince
                    "- $ref: '#/components/parameters/updatedSince'" | | get /connections is a list without updatedSince
                    "- name: sort" | "- name: order" | get /connections is a list without sort, and gives no reason in x-fixed-order
                    x-fixed-order: What | x-other: What | get /connections/{id}/drift is a list without sort
                    "        - $ref: '#/components/parameters/ifNoneMatch'" | "" | get /connections does not name If-None-Match
                    "        - $ref: '#/components/parameters/ifMatch'" | "" | patch /connections/{id} does not name If-Match
                    "'304': {" | x-304: { | get /connections does not name 304
                    example: { name: North } | example: { nmae: North } | has an example that does not fit: name is missing
                    ", example: 'partner@example.com'" | "" | /properties/email has a pattern without an example
                    "  schemas:" | "  schemas:\n    Idle: { type: string }" | #/components/schemas/Idle is used nowhere
                    """)
    void eachRuleFindsItsFault(String right, String wrong, String fault) throws Exception {
        String with = wrong == null ? "" : wrong.replace("\\n", "\n");

        String bad = TEXT.replaceFirst(java.util.regex.Pattern.quote(right), Matcher.quoteReplacement(with));

        assertThat(bad).isNotEqualTo(TEXT);
        assertThat(ContractLint.faults(bad)).anyMatch(one -> one.contains(fault));
    }

    @Test
    void anObjectSaysWhetherItTakesMore() throws Exception {
        String bad = TEXT.replaceFirst("\n      additionalProperties: false\n", "\n");

        assertThat(ContractLint.faults(bad)).anyMatch(one -> one.contains("does not say additionalProperties"));
    }
}
