-- How many were open at the end of a month: all stands that were, former and present.
CREATE INDEX item_stock ON item (soort, van, tot) INCLUDE (directie, in_beheer, is_open) WHERE in_beheer AND is_open;
