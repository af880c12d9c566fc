package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeyAdministration;

/** The operations about who may do what: people, keys, secrets and retailers. */
public final class AccessOperations {
    private final ApiServices given;

    AccessOperations(ApiServices given) {
        this.given = given;
    }

    public ApiKeyOperations apiKeys() {
        return new ApiKeyOperations(
                given.keys().keys(), given.keys().uses(), given.keys().custom(), given.clock());
    }

    public OneTimeSecretOperations oneTimeSecrets() {
        KeyServices keys = given.keys();
        return new OneTimeSecretOperations(
                keys.oneTimeSecrets(),
                new SecretSource(new ApiKeyAdministration(keys.keys()), given.connections()),
                keys.publicUrl(),
                given.clock());
    }

    public PartnerOperations partners() {
        return new PartnerOperations(
                given.connections(), given.keys().partners(), given.keys().publicUrl());
    }

    public RetailerOperations retailers() {
        return new RetailerOperations(given.keys().retailers(), given.wholesale());
    }

    public WholesaleOrderOperations wholesaleOrders() {
        return new WholesaleOrderOperations(wholesale(), given.products());
    }

    public WholesaleMoveOperations wholesaleMoves() {
        return new WholesaleMoveOperations(wholesale());
    }

    public WholesaleOfferOperations wholesaleOffer() {
        return new WholesaleOfferOperations(given.wholesale(), given.keys());
    }

    public WholesaleFileOperations wholesaleFiles() {
        return new WholesaleFileOperations(given.wholesale(), given.keys().retailers());
    }

    public PriceListOperations priceLists() {
        return new PriceListOperations(given.wholesale().priceLists(), given.products());
    }

    private WholesaleResponses wholesale() {
        return new WholesaleResponses(given.wholesale(), given.keys());
    }

    public SessionOperations sessions() {
        return new SessionOperations(given.people().sessions());
    }

    public UserOperations users() {
        return new UserOperations(given.people().people());
    }

    public InvitationOperations invitations() {
        return new InvitationOperations(given.people().invitations());
    }

    public PasswordOperations passwords() {
        return new PasswordOperations(given.people().resets(), given.people().firstOwner());
    }
}
