-- The search over everything looks listings up by the beginning of what their shop shows.
ALTER TABLE listing
  ADD KEY listing_sku (sku(32)),
  ADD KEY listing_article_code (article_code(32)),
  ADD KEY listing_ean (ean(32)),
  ADD KEY listing_product_title (product_title(32));
